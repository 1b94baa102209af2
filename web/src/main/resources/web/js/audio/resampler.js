import { HALF_WIDTH, interpolate, sincTable } from "./sinc.js";

const WIDTH = 2 * HALF_WIDTH;

/**
 * Reads a ring buffer at another rate by a windowed sinc. At equal rates it returns the samples
 * themselves, at once.
 */
export class Resampler {
  /** Input samples by which the sound is late where the rates differ. */
  static DELAY_SAMPLES = HALF_WIDTH;

  #source;
  #step;
  #table;
  // Every sample is kept twice, a width apart, so that the newest ones always lie in one piece.
  #history = new Float32Array(2 * WIDTH);
  #end = 0;
  #fraction = 1;

  /**
   * @param {import("./ring-buffer.js").RingBuffer} source
   * @param {number} step source samples per output sample: source rate / output rate
   */
  constructor(source, step) {
    this.#source = source;
    this.#step = step;
    this.#table = step === 1 ? null : sincTable(step);
  }

  /** Whether the source holds what {@link next} is going to read. */
  get ready() {
    return this.#source.length >= Math.floor(this.#fraction);
  }

  /** The next output sample. Only valid while {@link ready}. */
  next() {
    if (this.#table === null) {
      return this.#source.shift();
    }
    while (this.#fraction >= 1) {
      this.#advance();
    }
    const sample = interpolate(this.#table, this.#fraction, this.#history, this.#end);
    this.#fraction += this.#step;
    return sample;
  }

  #advance() {
    const sample = this.#source.shift();
    this.#history[this.#end] = sample;
    this.#history[this.#end + WIDTH] = sample;
    this.#end = this.#end + 1 === WIDTH ? 0 : this.#end + 1;
    this.#fraction -= 1;
  }
}

/**
 * A whole sound at another rate, in time with the original.
 *
 * @param {Float32Array} samples
 * @returns {Float32Array}
 */
export function resampled(samples, fromHz, toHz) {
  if (fromHz === toHz) {
    return samples;
  }
  const step = fromHz / toHz;
  const table = sincTable(step);
  const padded = new Float32Array(samples.length + 2 * WIDTH);
  padded.set(samples, HALF_WIDTH - 1);
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, n) => {
    const place = n * step;
    return interpolate(table, place - Math.floor(place), padded, Math.floor(place));
  });
}
