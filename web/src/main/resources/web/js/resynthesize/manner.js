import { isPlayable } from "../api/voices.js";
import { Mix } from "../play/mix.js";

/** Through which voice, mixed how, moved and stretched by how much: kept in the store. */
export class Manner {
  #menu;
  #transpose;
  #stretch;
  #place;
  #mix;
  #voices;
  #store;

  /** @param {HTMLElement} root the panel @param {import("../session.js").Session} session */
  constructor(root, { store, voices }) {
    [this.#menu, this.#transpose, this.#stretch, this.#place] =
      ["#through", "#transpose", "#stretch", "#through-mix"].map((selector) => root.querySelector(selector));
    this.#store = store;
    this.#voices = voices;
    this.#mix = new Mix({
      tiles: this.#place.querySelector(".tiles"),
      pad: this.#place.querySelector(".mix-pad"),
      // The pad and the tiles say enough here.
      sliders: document.createElement("div"),
    });
    this.#fillMenu();
    this.#showKept();
    this.#menu.addEventListener("change", () => {
      this.#showVoice({});
      this.#keep({ voice: this.#menu.value, weights: this.#mix.weights });
    });
    this.#mix.addEventListener("change", ({ detail }) => this.#keep({ voice: this.#menu.value, weights: detail }));
  }

  /** @returns {{voice: string, title: string, query: object}} what is chosen, as the server is asked */
  now() {
    const used = Object.entries(this.#mix.weights).filter(([, weight]) => weight > 0.005);
    const titles = used.map(([name]) => this.#chosen.labels.find((label) => label.name === name).title);
    return {
      voice: this.#menu.value,
      title: titles.join(" and "),
      query: {
        transpose: 100 * Number(this.#transpose.value),
        stretch: Number(this.#stretch.value),
        label: labelQuery(used),
      },
    };
  }

  close() {
    this.#mix.close();
  }

  get #chosen() {
    return this.#voices.find(({ name }) => name === this.#menu.value);
  }

  #fillMenu() {
    this.#menu.replaceChildren(
      group("Instruments", this.#voices.filter(isPlayable)),
      group("Vocoders", this.#voices.filter((voice) => !isPlayable(voice))),
    );
  }

  #showKept() {
    const { voice, weights, semitones, stretch } = this.#store.get("resynthesis");
    this.#menu.value = this.#voices.some(({ name }) => name === voice) ? voice : this.#voices[0].name;
    this.#showVoice(weights ?? {});
    tie(this.#transpose, semitones, (value) => `${value > 0 ? "+" : ""}${value} semitones`, (value) => this.#keep({ semitones: value }));
    tie(this.#stretch, stretch, (value) => `${value.toFixed(2)} ×`, (value) => this.#keep({ stretch: value }));
  }

  #showVoice(weights) {
    const { labels } = this.#chosen;
    this.#place.hidden = labels.length < 2;
    this.#mix.setLabels(labels, weights);
  }

  #keep(change) {
    this.#store.set("resynthesis", { ...this.#store.get("resynthesis"), ...change });
  }
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
