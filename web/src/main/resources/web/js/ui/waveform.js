import { colour, fitCanvas } from "./canvas.js";

/**
 * The waveform of a finished sound, with a cursor where it plays. Pressed and dragged, it tells a
 * region: "region" (detail: ?{from, to}, seconds; null where it was only pressed) and "seek" (seconds).
 */
export class Waveform extends EventTarget {
  #canvas;
  #samples = null;
  #sampleRateHz = 1;
  #cursor = null;
  #region = null;
  #unfit;
  #dragFrom = null;

  constructor(canvas) {
    super();
    this.#canvas = canvas;
    this.#unfit = fitCanvas(canvas, () => this.#draw());
    this.#redraw = () => this.#draw();
    addEventListener("themechange", this.#redraw);
    canvas.addEventListener("pointerdown", (event) => this.#onDown(event));
    canvas.addEventListener("pointermove", (event) => this.#onMove(event));
    canvas.addEventListener("pointerup", (event) => this.#onUp(event));
  }

  #redraw;

  get seconds() {
    return this.#samples ? this.#samples.length / this.#sampleRateHz : 0;
  }

  /** @param {?Float32Array} samples @param {number} sampleRateHz */
  show(samples, sampleRateHz) {
    this.#samples = samples;
    this.#sampleRateHz = sampleRateHz;
    this.#cursor = this.#region = null;
    this.#draw();
  }

  /** @param {?number} seconds null for none */
  set cursor(seconds) {
    this.#cursor = seconds;
    this.#draw();
  }

  /** @param {?{from: number, to: number}} region in seconds */
  set region(region) {
    this.#region = region;
    this.#draw();
  }

  close() {
    this.#unfit();
    removeEventListener("themechange", this.#redraw);
  }

  #draw() {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    pen.clearRect(0, 0, width, height);
    if (!this.#samples) {
      return;
    }
    this.#drawRegion(pen, width, height);
    pen.fillStyle = colour(this.#canvas.dataset.colour ?? "--accent");
    const perPixel = this.#samples.length / width;
    const scale = 0.94 / Math.max(0.05, peakOf(this.#samples));
    for (let x = 0; x < width; x++) {
      const start = Math.floor(x * perPixel);
      const part = this.#samples.subarray(start, Math.max(start + 1, Math.ceil(start + perPixel)));
      const tall = Math.max(1.5, scale * peakOf(part) * height);
      pen.fillRect(x, (height - tall) / 2, 1, tall);
    }
    this.#drawCursor(pen, width, height);
  }

  #drawRegion(pen, width, height) {
    if (this.#region) {
      const [from, to] = [this.#region.from, this.#region.to].map((s) => (s / this.seconds) * width);
      pen.fillStyle = colour("--accent-soft");
      pen.fillRect(from, 0, to - from, height);
    }
  }

  #drawCursor(pen, width, height) {
    if (this.#cursor !== null) {
      pen.fillStyle = colour("--warm");
      pen.fillRect((this.#cursor / this.seconds) * width - 1, 0, 2, height);
    }
  }

  #secondsAt({ clientX }) {
    const { left, width } = this.#canvas.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width)) * this.seconds;
  }

  #onDown(event) {
    if (this.#samples) {
      this.#canvas.setPointerCapture(event.pointerId);
      this.#dragFrom = this.#secondsAt(event);
    }
  }

  #onMove(event) {
    if (this.#dragFrom !== null) {
      this.region = ordered(this.#dragFrom, this.#secondsAt(event));
    }
  }

  #onUp(event) {
    if (this.#dragFrom === null) {
      return;
    }
    const region = ordered(this.#dragFrom, this.#secondsAt(event));
    this.#dragFrom = null;
    const long = region.to - region.from > 0.05;
    this.region = long ? region : null;
    this.dispatchEvent(new CustomEvent("region", { detail: long ? region : null }));
    if (!long) {
      this.dispatchEvent(new CustomEvent("seek", { detail: region.from }));
    }
  }
}

function ordered(one, other) {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

function peakOf(samples) {
  let peak = 0;
  for (let i = 0; i < samples.length; i++) {
    peak = Math.max(peak, Math.abs(samples[i]));
  }
  return peak;
}
