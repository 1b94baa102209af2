const SHOWN_MILLIS = 9000;

/** Says things in words in a live region, the newest alone, until it is closed or some time has gone. */
export class Notices {
  #element;
  #remedy;
  #act = null;
  #timer = 0;

  /** @param {HTMLElement} element with a child .text, a .remedy button and a .close button */
  constructor(element) {
    this.#element = element;
    this.#remedy = element.querySelector(".remedy");
    element.querySelector(".close").addEventListener("click", () => this.#hide());
    this.#remedy.addEventListener("click", () => {
      this.#hide();
      this.#act();
    });
  }

  /**
   * @param {string} text a sentence
   * @param {{button: string, act: () => void}} [remedy] what to do about it
   */
  say(text, remedy = undefined) {
    this.#element.querySelector(".text").textContent = text;
    this.#remedy.hidden = !remedy;
    this.#remedy.textContent = remedy?.button ?? "";
    this.#act = remedy?.act;
    this.#element.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), SHOWN_MILLIS);
  }

  #hide() {
    this.#element.hidden = true;
  }
}
