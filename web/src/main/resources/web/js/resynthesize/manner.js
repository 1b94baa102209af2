import { isPlayable } from "../api/voices.js";
import { Mix } from "../play/mix.js";

/**
 * Through which voice, mixed how, moved and stretched by how much: kept in the store.
 *
 * @param {HTMLElement} root the panel
 * @returns {{now: () => {voice: string, title: string, query: object}, close: () => void}}
 */
export function mannerOf(root, { store, voices }) {
  const find = (selector) => root.querySelector(selector);
  const [menu, transpose, stretch] = ["#through", "#transpose", "#stretch"].map(find);
  const place = find("#through-mix");
  const mix = new Mix({
    tiles: place.querySelector(".tiles"),
    pad: place.querySelector(".mix-pad"),
    // The pad and the tiles say enough here.
    sliders: document.createElement("div"),
  });
  const keep = (change) => store.set("resynthesis", { ...store.get("resynthesis"), ...change });
  const chosen = () => voices.find(({ name }) => name === menu.value);

  menu.replaceChildren(
    group("Instruments", voices.filter(isPlayable)),
    group("Vocoders", voices.filter((voice) => !isPlayable(voice))),
  );
  const showVoice = (weights) => {
    const { labels } = chosen();
    place.hidden = labels.length < 2;
    mix.setLabels(labels, weights);
  };
  const { voice, weights, semitones, stretch: ratio } = store.get("resynthesis");
  menu.value = voices.some(({ name }) => name === voice) ? voice : voices[0].name;
  showVoice(weights ?? {});
  menu.addEventListener("change", () => {
    showVoice({});
    keep({ voice: menu.value, weights: mix.weights });
  });
  mix.addEventListener("change", ({ detail }) => keep({ voice: menu.value, weights: detail }));

  tie(transpose, semitones, (value) => `${value > 0 ? "+" : ""}${value} semitones`, (value) => keep({ semitones: value }));
  tie(stretch, ratio, (value) => `${value.toFixed(2)} ×`, (value) => keep({ stretch: value }));

  const now = () => {
    const used = Object.entries(mix.weights).filter(([, weight]) => weight > 0.005);
    const titles = used.map(([name]) => chosen().labels.find((label) => label.name === name).title);
    return {
      voice: menu.value,
      title: titles.join(" and "),
      query: {
        transpose: 100 * Number(transpose.value),
        stretch: Number(stretch.value),
        label: labelQuery(used),
      },
    };
  };
  return { now, close: () => mix.close() };
}

/** A mix as the server reads it: "altosax" or "altosax=0.3,cello=0.7". */
function labelQuery(used) {
  return used.length === 1
    ? used[0][0]
    : used.map(([name, weight]) => `${name}=${weight.toFixed(3)}`).join(",");
}

function group(label, voices) {
  const made = document.createElement("optgroup");
  made.label = label;
  made.append(...voices.map(({ title, name }) => new Option(title, name)));
  return made;
}

function tie(slider, value, print, onValue) {
  const show = () => {
    const words = print(Number(slider.value));
    slider.closest("label").querySelector("output").value = words;
    slider.setAttribute("aria-valuetext", words);
  };
  slider.value = value;
  slider.addEventListener("input", () => {
    show();
    onValue(Number(slider.value));
  });
  show();
}
