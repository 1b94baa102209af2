import { colour, fitCanvas } from "./canvas.js";

const SHOWN_SECONDS = 0.03;

/** An oscilloscope: the last 30 ms, starting at a rising zero so that a steady tone stands still. */
export class Scope {
  #canvas;
  #analyser;
  #samples;
  #height = 0.1;

  constructor(canvas, analyser) {
    this.#canvas = canvas;
    this.#analyser = analyser;
    this.#samples = new Float32Array(analyser.fftSize);
    fitCanvas(canvas, () => this.draw());
  }

  draw() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const count = Math.floor(SHOWN_SECONDS * this.#analyser.context.sampleRate);
    this.#trace(risingZero(this.#samples, this.#samples.length - count), count);
  }

  #trace(start, count) {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    const scale = (0.44 * height) / this.#fittingHeight(start, count);
    pen.clearRect(0, 0, width, height);
    pen.beginPath();
    for (let i = 0; i < count; i++) {
      pen.lineTo((i / (count - 1)) * width, height / 2 - scale * this.#samples[start + i]);
    }
    pen.lineWidth = Math.max(1.5, height / 90);
    pen.lineJoin = "round";
    pen.strokeStyle = colour("--trace");
    pen.stroke();
  }

  /** Full scale of the picture: follows loud sounds at once and quiet ones slowly. */
  #fittingHeight(start, count) {
    let peak = 0.02;
    for (let i = start; i < start + count; i++) {
      peak = Math.max(peak, Math.abs(this.#samples[i]));
    }
    this.#height = Math.max(peak, this.#height * 0.985);
    return this.#height;
  }
}

function risingZero(samples, limit) {
  for (let i = 1; i < limit; i++) {
    if (samples[i - 1] <= 0 && samples[i] > 0) {
      return i;
    }
  }
  return 0;
}
