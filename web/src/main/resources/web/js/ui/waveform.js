import { colour, fitCanvas } from "./canvas.js";
import { PartPicker } from "./part-picker.js";

const TALLEST = 0.94;
const SOFTEST_PEAK = 0.05;
const RULER_PX = 16;
const LABEL_PX = 64;
const UNPICKED = 0.65;
const TICKS_SECONDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120, 300];

/**
 * The waveform of a finished sound, with a cursor where it plays and the part of it that is picked.
 * Dispatches "region" (detail: ?{from, to}, seconds; null where none is picked) and "seek" (seconds).
 *
 * Not wavesurfer.js: that brings inline styles, which the page's content policy forbids, and its cursor
 * follows a media element rather than the clock by which two sounds are changed between.
 */
export class Waveform extends EventTarget {
  #canvas;
  #picker;
  #samples = null;
  #sampleRateHz = 1;
  #peaks = new Float32Array(0);
  #cursor = null;
  #unfit;
  #redraw = () => this.#draw();

  /** @param {HTMLCanvasElement} canvas data-colour names its colour, data-ruler asks for seconds below */
  constructor(canvas) {
    super();
    this.#canvas = canvas;
    this.#picker = new PartPicker(canvas);
    this.#picker.addEventListener("change", this.#redraw);
    for (const type of ["region", "seek"]) {
      this.#picker.addEventListener(type, ({ detail }) => this.#onPicked(type, detail));
    }
    this.#unfit = fitCanvas(canvas, () => this.#measure());
    addEventListener("themechange", this.#redraw);
  }

  get seconds() {
    return this.#samples ? this.#samples.length / this.#sampleRateHz : 0;
  }

  /** @param {?Float32Array} samples @param {number} sampleRateHz */
  show(samples, sampleRateHz) {
    this.#samples = samples;
    this.#sampleRateHz = sampleRateHz;
    this.#cursor = null;
    this.#picker.seconds = this.seconds;
    this.#measure();
  }

  /** @param {?number} seconds null for none */
  set cursor(seconds) {
    this.#cursor = seconds;
    this.#draw();
  }

  /** @param {?{from: number, to: number}} region in seconds */
  set region(region) {
    this.#picker.part = region;
    this.#draw();
  }

  close() {
    this.#unfit();
    removeEventListener("themechange", this.#redraw);
  }

  #onPicked(type, detail) {
    this.#draw();
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Finds how tall it is in each column, once for all pictures until it or the size changes. */
  #measure() {
    const { width } = this.#canvas;
    const samples = this.#samples ?? new Float32Array(0);
    const perPixel = samples.length / width;
    this.#peaks = Float32Array.from({ length: width }, (_, x) => {
      const start = Math.floor(x * perPixel);
      return peakOf(samples.subarray(start, Math.max(start + 1, Math.ceil(start + perPixel))));
    });
    this.#draw();
  }

  #draw() {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    pen.clearRect(0, 0, width, height);
    if (!this.#samples) {
      return;
    }
    const ruled = "ruler" in this.#canvas.dataset;
    const room = ruled ? height - RULER_PX * this.#scale : height;
    this.#drawPeaks(pen, room);
    this.#drawPart(pen, width, room);
    if (ruled) {
      this.#drawRuler(pen, room);
    }
    this.#drawLine(pen, this.#picker.mark, "--edge");
    this.#drawLine(pen, this.#cursor, "--warm");
  }

  #xOf(seconds) {
    return (seconds / this.seconds) * this.#canvas.width;
  }

  /** Device pixels a pixel of the page is. */
  get #scale() {
    return this.#canvas.width / Math.max(1, this.#canvas.clientWidth);
  }

  #drawPeaks(pen, height) {
    pen.fillStyle = colour(this.#canvas.dataset.colour ?? "--accent");
    const scale = TALLEST / Math.max(SOFTEST_PEAK, peakOf(this.#peaks));
    this.#peaks.forEach((peak, x) => {
      const tall = Math.max(1.5, scale * peak * height);
      pen.fillRect(x, (height - tall) / 2, 1, tall);
    });
  }

  /** Fades what is not picked, and marks where the part ends. */
  #drawPart(pen, width, height) {
    if (this.#picker.part) {
      const [from, to] = [this.#picker.part.from, this.#picker.part.to].map((s) => this.#xOf(s));
      const edge = 2 * this.#scale;
      pen.globalCompositeOperation = "destination-out";
      pen.globalAlpha = UNPICKED;
      pen.fillRect(0, 0, from, height);
      pen.fillRect(to, 0, width - to, height);
      pen.globalCompositeOperation = "source-over";
      pen.globalAlpha = 1;
      [from, to - edge].forEach((x) => pen.fillRect(x, 0, edge, height));
    }
  }

  /** Seconds below it, as many of them as have room. */
  #drawRuler(pen, top) {
    const scale = this.#scale;
    const perSecond = this.#xOf(1);
    const step = TICKS_SECONDS.find((each) => each * perSecond >= LABEL_PX * scale) ?? TICKS_SECONDS.at(-1);
    pen.font = `500 ${11 * scale}px "Instrument Sans", system-ui, sans-serif`;
    pen.textBaseline = "middle";
    pen.fillStyle = colour("--screen-faint");
    for (let tick = 1; tick * step < this.seconds - step / 4; tick++) {
      const x = Math.round(this.#xOf(tick * step));
      pen.fillRect(x, top + 3 * scale, scale, (RULER_PX - 6) * scale);
      pen.fillText(`${Number((tick * step).toFixed(1))} s`, x + 5 * scale, top + (RULER_PX / 2) * scale);
    }
  }

  #drawLine(pen, seconds, name) {
    if (seconds !== null) {
      const width = 2 * this.#scale;
      pen.fillStyle = colour(name);
      pen.fillRect(this.#xOf(seconds) - width / 2, 0, width, this.#canvas.height);
    }
  }
}

function peakOf(samples) {
  let peak = 0;
  for (let i = 0; i < samples.length; i++) {
    peak = Math.max(peak, Math.abs(samples[i]));
  }
  return peak;
}
