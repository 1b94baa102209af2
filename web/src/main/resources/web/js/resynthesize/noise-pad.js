const QUARTER_TURN = Math.PI / 2;

/**
 * Four noises in the corners of a pad, mixed where its point lies: the mouse or a finger moves the point,
 * and two sliders do.
 */
export class NoisePad {
  #pad;
  #across;
  #down;

  /**
   * @param {HTMLElement} element holds a ".pad" and two sliders of 0 to 1, across and down
   * @param {{a: number, b: number}} angles where the point lies at first
   */
  constructor(element, angles = { a: 0, b: 0 }) {
    this.#pad = element.querySelector(".pad");
    [this.#across, this.#down] = element.querySelectorAll("[type=range]");
    this.#across.value = angles.b / QUARTER_TURN;
    this.#down.value = angles.a / QUARTER_TURN;
    element.addEventListener("input", () => this.#show());
    this.#pad.addEventListener("pointerdown", (event) => {
      this.#pad.setPointerCapture(event.pointerId);
      this.#moveTo(event);
    });
    this.#pad.addEventListener("pointermove", (event) => event.buttons && this.#moveTo(event));
    this.#show();
  }

  /** Where the point lies, as the angles between the noises in radians. */
  get angles() {
    return { a: QUARTER_TURN * this.#down.value, b: QUARTER_TURN * this.#across.value };
  }

  #moveTo({ clientX, clientY }) {
    const { left, top, width, height } = this.#pad.getBoundingClientRect();
    this.#across.value = (clientX - left) / width;
    this.#down.value = (clientY - top) / height;
    this.#show();
  }

  #show() {
    this.#pad.style.setProperty("--across", this.#across.value);
    this.#pad.style.setProperty("--down", this.#down.value);
    for (const slider of [this.#across, this.#down]) {
      slider.parentElement.querySelector("output").value = Number(slider.value).toFixed(2);
    }
  }
}
