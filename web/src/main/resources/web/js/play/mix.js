import { HUES } from "../ui/canvas.js";
import { element } from "../ui/dom.js";
import { MixPad } from "./mix-pad.js";
import { noteName } from "./pitch.js";

/**
 * The instruments of a voice: a tile each, a pad with one in each corner, and a slider each for exact
 * shares. Dispatches "change" (detail: weights by label, summing to one).
 */
export class Mix extends EventTarget {
  #tiles;
  #sliders;
  #pad;
  #labels = [];
  #shares = [];

  /**
   * @param {{tiles: HTMLElement, pad: HTMLElement, sliders: HTMLElement}} places are filled
   */
  constructor({ tiles, pad, sliders }) {
    super();
    this.#tiles = tiles;
    this.#sliders = sliders;
    this.#pad = new MixPad(pad);
    this.#pad.addEventListener("change", ({ detail }) => this.#choose(detail, { fromPad: true }));
    sliders.addEventListener("input", () => this.#choose(this.#slid()));
  }

  /**
   * @param {{name: string, title: string, low: number, high: number}[]} labels
   * @param {Object<string, number>} weights by label; labels that are not in it have none
   */
  setLabels(labels, weights) {
    this.#labels = labels;
    this.#shares = normalized(labels.map(({ name }) => weights[name] ?? 0));
    this.#tiles.replaceChildren(...labels.map((label, index) => this.#tile(label, index)));
    this.#sliders.replaceChildren(...labels.map((label, index) => slider(label, index)));
    this.#sliders.hidden = labels.length < 2;
    this.#pad.setLabels(labels);
    this.#show();
  }

  /** Weights by label, summing to one. */
  get weights() {
    return Object.fromEntries(this.#labels.map(({ name }, index) => [name, this.#shares[index]]));
  }

  close() {
    this.#pad.close();
  }

  #tile({ title, low, high }, index) {
    const tile = element(
      "button",
      { type: "button", className: "tile" },
      element("span", { className: "name" }, title),
      element("span", { className: "range" }, `${noteName(low)} to ${noteName(high)}`),
      element("span", { className: "share", "aria-hidden": "true" }),
    );
    tile.dataset.hue = index % HUES;
    tile.addEventListener("click", () => this.#choose(this.#labels.map((_, i) => (i === index ? 1 : 0))));
    return tile;
  }

  #slid() {
    const values = [...this.#sliders.querySelectorAll("input")].map(({ value }) => Number(value));
    return values.some((value) => value > 0) ? normalized(values) : this.#shares;
  }

  #choose(shares, { fromPad = false } = {}) {
    this.#shares = shares;
    this.#show(fromPad);
    this.dispatchEvent(new CustomEvent("change", { detail: this.weights }));
  }

  #show(fromPad = false) {
    [...this.#tiles.children].forEach((tile, index) => {
      const share = this.#shares[index];
      tile.setAttribute("aria-pressed", share > 0.005);
      tile.style.setProperty("--share", share);
      tile.querySelector(".share").textContent = percent(share);
    });
    [...this.#sliders.querySelectorAll("input")].forEach((input, index) => {
      input.value = this.#shares[index];
      input.setAttribute("aria-valuetext", percent(this.#shares[index]));
      input.parentElement.querySelector("output").value = percent(this.#shares[index]);
    });
    this.#pad.show(this.#shares, { keepPoint: fromPad });
  }
}

function slider({ title }, index) {
  const input = element("input", { type: "range", min: 0, max: 1, step: 0.01 });
  const row = element("label", { className: "field" }, title, element("output"), input);
  row.dataset.hue = index % HUES;
  return row;
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}

function normalized(amounts) {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return sum > 0
    ? amounts.map((amount) => amount / sum)
    : amounts.map((_, index) => (index === 0 ? 1 : 0));
}
