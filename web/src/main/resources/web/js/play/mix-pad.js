import { HUES, colour, fitCanvas } from "../ui/canvas.js";
import { element } from "../ui/dom.js";
import { clamped, cornersOf, pointOf, sharesAt } from "./polygon.js";

const GRAIN = 72;
const INSET = 0.09;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.04;

/**
 * A pad with an instrument in each corner, in their colours; its point is dragged, or moved by the arrow
 * keys. Dispatches "change" (detail: the shares of the corners).
 */
export class MixPad extends EventTarget {
  #pad;
  #canvas = element("canvas", { "aria-hidden": "true" });
  #handle = element("div", { className: "handle", tabIndex: 0, role: "slider" });
  #labels = [];
  #corners = [];
  #point = { x: 0.5, y: 0.5 };
  #unfit;
  #redraw = () => this.#draw();

  /** @param {HTMLElement} pad is filled, and hidden where there is nothing to mix */
  constructor(pad) {
    super();
    this.#pad = pad;
    this.#handle.setAttribute("aria-label", "Mix of instruments");
    pad.replaceChildren(this.#canvas, this.#handle);
    this.#unfit = fitCanvas(this.#canvas, this.#redraw);
    addEventListener("themechange", this.#redraw);
    pad.addEventListener("pointerdown", (event) => {
      pad.setPointerCapture(event.pointerId);
      this.#moveTo(this.#pointAt(event));
    });
    pad.addEventListener("pointermove", (event) => {
      if (pad.hasPointerCapture(event.pointerId)) {
        this.#moveTo(this.#pointAt(event));
      }
    });
    this.#handle.addEventListener("keydown", (event) => this.#onKey(event));
  }

  setLabels(labels) {
    this.#labels = labels;
    this.#corners = cornersOf(labels.length);
    this.#pad.hidden = labels.length < 2;
    this.#pad.dataset.corners = labels.length;
    this.#draw();
  }

  /** @param {number[]} shares @param {{keepPoint: boolean}} how where the point itself said them */
  show(shares, { keepPoint }) {
    if (!keepPoint) {
      this.#point = pointOf(this.#corners, shares);
    }
    const place = (value) => `${100 * (INSET + (1 - 2 * INSET) * value)}%`;
    this.#handle.style.left = place(this.#point.x);
    this.#handle.style.top = place(this.#point.y);
    const parts = this.#labels
      .map(({ title }, index) => ({ title, percent: Math.round(100 * shares[index]) }))
      .filter(({ percent }) => percent > 0)
      .sort((one, other) => other.percent - one.percent);
    this.#handle.setAttribute("aria-valuenow", parts[0]?.percent ?? 0);
    this.#handle.setAttribute("aria-valuetext", parts.map(({ title, percent }) => `${percent} % ${title}`).join(", "));
  }

  close() {
    this.#unfit();
    removeEventListener("themechange", this.#redraw);
  }

  #pointAt({ clientX, clientY }) {
    const { left, top, width, height } = this.#pad.getBoundingClientRect();
    const place = (share) => (share - INSET) / (1 - 2 * INSET);
    return { x: place((clientX - left) / width), y: place((clientY - top) / height) };
  }

  #onKey(event) {
    if (event.key in ARROWS) {
      event.preventDefault();
      const [x, y] = ARROWS[event.key];
      this.#moveTo({ x: this.#point.x + STEP * x, y: this.#point.y + STEP * y });
    }
  }

  #moveTo(point) {
    this.#point = clamped(this.#corners, point);
    const detail = sharesAt(this.#corners, this.#point);
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }

  /** The polygon in the mixed colours of its corners, painted coarsely and smoothed. */
  #draw() {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    pen.clearRect(0, 0, width, height);
    if (this.#corners.length < 2) {
      return;
    }
    const hues = this.#corners.map((_, index) => components(colour(`--hue-${index % HUES}`)));
    const grain = new OffscreenCanvas(GRAIN, GRAIN);
    const image = new ImageData(GRAIN, GRAIN);
    for (let i = 0; i < GRAIN * GRAIN; i++) {
      const point = { x: ((i % GRAIN) + 0.5) / GRAIN, y: (Math.floor(i / GRAIN) + 0.5) / GRAIN };
      const shares = sharesAt(this.#corners, point);
      for (let c = 0; c < 3; c++) {
        image.data[4 * i + c] = shares.reduce((sum, share, index) => sum + share * hues[index][c], 0);
      }
      image.data[4 * i + 3] = 255;
    }
    grain.getContext("2d").putImageData(image, 0, 0);
    pen.save();
    this.#outline(pen, width, height);
    pen.clip();
    const [x, y] = [INSET * width, INSET * height];
    pen.drawImage(grain, x, y, width - 2 * x, height - 2 * y);
    pen.restore();
  }

  #outline(pen, width, height) {
    const at = ({ x, y }) => [(INSET + (1 - 2 * INSET) * x) * width, (INSET + (1 - 2 * INSET) * y) * height];
    pen.beginPath();
    if (this.#corners.length === 2) {
      pen.roundRect(INSET * width, 0.3 * height, (1 - 2 * INSET) * width, 0.4 * height, 0.2 * height);
      return;
    }
    this.#corners.forEach((corner) => pen.lineTo(...at(corner)));
    pen.closePath();
  }
}

function components(hex) {
  return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
}
