const SHOWN_MILLIS = 8000;

/** Says things in words in a live region, the newest alone, until it is closed or some time has gone. */
export class Notices {
  #element;
  #timer = 0;

  /** @param {HTMLElement} element with a child .text and a close button */
  constructor(element) {
    this.#element = element;
    element.querySelector("button").addEventListener("click", () => this.#hide());
  }

  /** @param {string} text a sentence */
  say(text) {
    this.#element.querySelector(".text").textContent = text;
    this.#element.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), SHOWN_MILLIS);
  }

  #hide() {
    this.#element.hidden = true;
  }
}
