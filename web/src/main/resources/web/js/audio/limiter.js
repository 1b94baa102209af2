import { SlidingMinimum } from "./sliding-minimum.js";

const LOOKAHEAD_SECONDS = 0.002;
const RELEASE_SECONDS = 0.12;

/**
 * Keeps a signal below a ceiling without bending its waveform: the gain has come down, along a
 * straight line, before a peak arrives, and rises again slowly. Below the ceiling it only delays.
 */
export class Limiter {
  #ceiling;
  #delay;
  #gains;
  #least;
  #release;
  #index = 0;
  #gain = 1;
  #sum;

  /** @param {number} sampleRateHz @param {number} ceiling the largest magnitude let through */
  constructor(sampleRateHz, ceiling) {
    const lookahead = Math.max(1, Math.round(LOOKAHEAD_SECONDS * sampleRateHz));
    this.#ceiling = ceiling;
    this.#delay = new Float32Array(lookahead);
    this.#gains = new Float64Array(lookahead).fill(1);
    this.#least = new SlidingMinimum(lookahead + 1);
    this.#release = 1 - Math.exp(-1 / (RELEASE_SECONDS * sampleRateHz));
    this.#sum = lookahead;
  }

  /** Limits samples in place. */
  process(samples) {
    for (let i = 0; i < samples.length; i++) {
      samples[i] = this.#next(samples[i]);
    }
  }

  #next(sample) {
    const allowed = Math.min(1, this.#ceiling / Math.max(Math.abs(sample), 1e-9));
    const risen = this.#gain + (1 - this.#gain) * this.#release;
    this.#gain = Math.min(this.#least.next(allowed), risen);
    const late = this.#delay[this.#index];
    this.#sum += this.#gain - this.#gains[this.#index];
    this.#gains[this.#index] = this.#gain;
    this.#delay[this.#index] = sample;
    this.#index = this.#index + 1 === this.#delay.length ? 0 : this.#index + 1;
    return (late * this.#sum) / this.#delay.length;
  }
}
