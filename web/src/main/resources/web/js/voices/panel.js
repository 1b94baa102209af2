import { fetchDamaged, fetchVoice, isPlayable } from "../api/voices.js";
import { HUES } from "../ui/canvas.js";
import { element, fragment } from "../ui/dom.js";
import { allFigures, figuresInWords, verdictWord } from "./figures.js";
import { rangePicture } from "./range-picture.js";
import { Sample } from "./sample.js";

const MARKUP = `
  <div class="page voices">
    <header class="lead">
      <h2>Voices</h2>
      <p>What this server can sound like. Each says what it was trained on, and how well it does.</p>
    </header>
    <div class="cards"></div>
  </div>`;

/**
 * A card for each voice, and for each that cannot be used.
 *
 * @param {HTMLElement} root is filled
 * @param {import("../session.js").Session} session
 * @returns {() => void} takes it away again
 */
export function mount(root, session) {
  root.replaceChildren(fragment(MARKUP));
  const cards = root.querySelector(".cards");
  const sample = new Sample(session.output);
  // Those that are broken are listed with the reason, below.
  session.voices.filter(({ broken }) => !broken).forEach((voice) => cards.append(card(voice, session, sample)));
  fetchDamaged()
    .then((reasons) => cards.append(...reasons.map(brokenCard)))
    .catch(() => {});
  return () => {
    sample.stop();
    root.replaceChildren();
  };
}

function card(voice, session, sample) {
  const made = element(
    "article",
    { className: "card voice-card" },
    element("header", {}, element("h3", {}, voice.title), element("span", { className: "chip" }, voice.kind)),
    rangePicture(voice.labels),
    labelList(voice.labels),
    element("ul", { className: "figures" }),
    element("p", { className: "verdict" }),
    element("p", { className: "hint" }, factsInWords(voice)),
    actions(voice, session, sample),
    element("details", {}, element("summary", {}, "All figures, sources and training")),
  );
  fetchVoice(voice.name)
    .then((full) => describe(made, voice, full))
    .catch((error) => (made.querySelector(".verdict").textContent = error.message));
  return made;
}

/** "24 kHz, 12.3 MB, CC-BY-4.0". */
function factsInWords({ sampleRateHz, bytes, licence }) {
  const size = bytes ? `${(bytes / 1e6).toFixed(1)} MB` : "";
  return [`${sampleRateHz / 1000} kHz`, size, licence].filter(Boolean).join(", ");
}

function labelList(labels) {
  const list = element("ul", { className: "labels" });
  labels.forEach(({ title }, index) => {
    const item = element("li", {}, title);
    item.dataset.hue = index % HUES;
    list.append(item);
  });
  return list;
}

function actions(voice, session, sample) {
  const hear = element("button", { type: "button" }, "▶ Hear it");
  let playing = false;
  hear.addEventListener("click", async () => {
    if (playing) {
      sample.stop();
      return;
    }
    await session.output.start();
    playing = true;
    hear.textContent = "■ Stop";
    await sample.play(voice).catch((error) => session.say(error.message));
    playing = false;
    hear.textContent = "▶ Hear it";
  });
  const instrument = isPlayable(voice);
  const use = element("button", { type: "button", className: "primary" }, instrument ? "Play it" : "Resynthesize with it");
  use.addEventListener("click", () => {
    if (instrument) {
      session.choose(voice.name);
    } else {
      session.store.set("resynthesis", { ...session.store.get("resynthesis"), voice: voice.name, weights: null });
    }
    session.store.set("tab", instrument ? "play" : "resynthesize");
  });
  return element("div", { className: "toolbar" }, use, hear);
}

function describe(made, voice, full) {
  const verdict = full.training.verdict ?? "";
  made.querySelector(".figures").append(
    ...figuresInWords(full.metrics).map((words) => element("li", {}, words)),
  );
  made.querySelector(".verdict").textContent = verdict ? verdict.split(/(?<=\.)\s/)[0] : "No verdict yet.";
  made.querySelector(".verdict").dataset.word = verdictWord(verdict);
  const facts = definitions([
    ["Verdict", verdict],
    ["Trained on", full.trainedOn],
    ["Teacher", full.training.teacher],
    ["Student", full.training.student],
    ["Licence of its weights", voice.licence],
    ["Rate", `${voice.sampleRateHz / 1000} kHz`],
    ["Frames", `${full.frameSamples} samples, hops of ${full.hopSamples}`],
  ]);
  made.querySelector("details").append(element("div", { className: "described" }, facts, figureTable(voice.title, full.metrics)));
}

/** All figures, beside what they are held to. */
function figureTable(title, metrics) {
  const head = ["Figure", "Measured", "To be good"].map((words) => element("th", { scope: "col" }, words));
  const rows = allFigures(metrics).map(({ name, value, bar }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", {}, value),
      element("td", { className: "bound" }, bar),
    ),
  );
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
  return element("div", { className: "scroll", tabIndex: 0, role: "group", "aria-label": `Figures of ${title}` }, table);
}

function definitions(pairs) {
  const list = element("dl", {});
  for (const [term, words] of pairs.filter(([, each]) => each)) {
    list.append(element("div", {}, element("dt", {}, term), element("dd", {}, words)));
  }
  return list;
}

function brokenCard(reason) {
  return element(
    "article",
    { className: "card voice-card broken" },
    element("header", {}, element("h3", {}, "A voice that cannot be used"), element("span", { className: "chip" }, "broken")),
    element("p", { className: "verdict" }, reason),
  );
}
