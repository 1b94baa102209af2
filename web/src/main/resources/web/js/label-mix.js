/**
 * How much of each label a voice takes: one slider between two labels, a slider each for more, nothing
 * for one. Dispatches "change" (detail: weights by label, summing to one).
 */
export class LabelMix extends EventTarget {
  #element;
  #labels = [];
  #sliders = [];

  /** @param {HTMLElement} element is filled with the sliders and hidden where there is no choice */
  constructor(element) {
    super();
    this.#element = element;
    element.addEventListener("input", () => this.#onInput());
  }

  /** @param {string[]} labels of the voice, in its order */
  setLabels(labels) {
    this.#labels = labels;
    this.#element.hidden = labels.length < 2;
    this.#element.replaceChildren(...(labels.length === 2 ? this.#between() : this.#each()));
    this.#sliders = [...this.#element.querySelectorAll("input")];
    this.#show();
  }

  /** Weights by label, summing to one. */
  weights() {
    const amounts = this.#amounts();
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    const share = (amount) => (sum > 0 ? amount / sum : 1 / amounts.length);
    return Object.fromEntries(this.#labels.map((label, index) => [label, share(amounts[index])]));
  }

  #amounts() {
    const values = this.#sliders.map((slider) => Number(slider.value));
    return this.#labels.length === 2 ? [1 - values[0], values[0]] : values;
  }

  #between() {
    const [from, to] = this.#labels;
    const row = document.createElement("div");
    row.className = "between";
    row.append(end("from", from), slider(`From ${from} to ${to}`, 0), end("to", to));
    return [row];
  }

  #each() {
    return this.#labels.map((label, index) => {
      const row = document.createElement("label");
      row.className = "share";
      row.append(end("name", label), slider(label, index === 0 ? 1 : 0), end("percent", ""));
      return row;
    });
  }

  #onInput() {
    this.#show();
    this.dispatchEvent(new CustomEvent("change", { detail: this.weights() }));
  }

  #show() {
    const percents = Object.values(this.weights()).map((weight) => `${Math.round(100 * weight)} %`);
    this.#element.querySelectorAll(".percent").forEach((element, i) => {
      element.textContent = percents[i];
    });
    if (this.#labels.length === 2) {
      const text = this.#labels.map((label, i) => `${percents[i]} ${label}`).join(", ");
      this.#sliders[0].setAttribute("aria-valuetext", text);
    }
  }
}

function slider(name, value) {
  const input = document.createElement("input");
  Object.assign(input, { type: "range", min: 0, max: 1, step: 0.01 });
  input.value = value;
  input.setAttribute("aria-label", name);
  return input;
}

function end(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}
