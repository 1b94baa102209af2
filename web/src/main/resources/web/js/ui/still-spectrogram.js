import { Fourier } from "../audio/fourier.js";
import { fitCanvas } from "./canvas.js";
import { spectrumColours } from "./spectrum-colours.js";

const FRAME = 1024;
const LOWEST_HZ = 60;
const HIGHEST_HZ = 11000;
const RANGE_DB = 75;

/** The spectrogram of a finished sound, octaves evenly spaced; drawn anew when it or the size changes. */
export class StillSpectrogram {
  #canvas;
  #sound = null;
  #unfit;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#unfit = fitCanvas(canvas, () => this.#draw());
  }

  /** @param {?Float32Array} samples @param {number} sampleRateHz */
  show(samples, sampleRateHz) {
    this.#sound = samples && { samples, sampleRateHz };
    this.#draw();
  }

  close() {
    this.#unfit();
  }

  #draw() {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    pen.clearRect(0, 0, width, height);
    if (!this.#sound || width < 2) {
      return;
    }
    const picture = pen.createImageData(width, height);
    const columns = this.#columns(width);
    const loudest = columns.reduce((most, column) => Math.max(most, ...column), 1e-12);
    const ramp = spectrumColours();
    columns.forEach((column, x) => this.#paint(picture, x, column, loudest, ramp));
    pen.putImageData(picture, 0, 0);
  }

  #columns(width) {
    const { samples } = this.#sound;
    const fourier = new Fourier(FRAME);
    const window = Float32Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME));
    return Array.from({ length: width }, (_, x) => {
      const start = Math.round(((x + 0.5) / width) * samples.length - FRAME / 2);
      const frame = window.map((weight, i) => weight * (samples[start + i] ?? 0));
      const bins = new Float32Array(FRAME / 2);
      fourier.power(frame, bins);
      return bins;
    });
  }

  #paint({ data, width, height }, x, bins, loudest, ramp) {
    const binHz = this.#sound.sampleRateHz / FRAME;
    for (let y = 0; y < height; y++) {
      const hertz = LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** (1 - (y + 0.5) / height);
      const place = Math.min(bins.length - 2, hertz / binHz);
      const share = place - Math.floor(place);
      const power = bins[Math.floor(place)] * (1 - share) + bins[Math.floor(place) + 1] * share;
      const level = 1 + (10 * Math.log10(power / loudest + 1e-12)) / RANGE_DB;
      const shade = 4 * Math.round(255 * Math.min(1, Math.max(0, level)));
      data.set(ramp.subarray(shade, shade + 4), 4 * (y * width + x));
    }
  }
}
