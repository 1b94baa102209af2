import { element } from "./dom.js";

/** What the panels with text and tables look like, in the order in which later ones overrule earlier ones. */
const PAGES = [
  "css/pages.css",
  "css/voices.css",
  "css/train.css",
  "css/resynthesize.css",
  "css/blend.css",
  "css/compare.css",
  "css/lanes.css",
  "css/commands.css",
];

let loaded = null;

/** Loads the style sheets that the first panel does without; resolves once they apply. */
export function pageStyles() {
  loaded ??= Promise.all(PAGES.map(load)).catch((error) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

function load(href) {
  return new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href });
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error("The server does not answer"));
    };
    document.head.append(link);
  });
}
