/**
 * A bounded first-in, first-out queue of samples. Allocates once, in the constructor, so that it can
 * live on the audio thread. Knows nothing of audio contexts, ports or rates.
 */
export class RingBuffer {
  #samples;
  #readIndex = 0;
  #length = 0;

  /** @param {number} capacity most samples it can hold, at least 1 */
  constructor(capacity) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`expected a capacity of at least 1 sample; got ${capacity}`);
    }
    this.#samples = new Float32Array(capacity);
  }

  get capacity() {
    return this.#samples.length;
  }

  /** Samples that wait to be read. */
  get length() {
    return this.#length;
  }

  /**
   * Appends as many samples as fit.
   *
   * @param {Float32Array} samples
   * @returns {number} how many were taken; the rest, at the end, were refused
   */
  write(samples) {
    const capacity = this.#samples.length;
    const taken = Math.min(samples.length, capacity - this.#length);
    let index = (this.#readIndex + this.#length) % capacity;
    for (let i = 0; i < taken; i++) {
      this.#samples[index] = samples[i];
      index = index + 1 === capacity ? 0 : index + 1;
    }
    this.#length += taken;
    return taken;
  }

  /** Removes and returns the oldest sample. Only valid while {@link length} is above 0. */
  shift() {
    const sample = this.#samples[this.#readIndex];
    this.#readIndex = this.#readIndex + 1 === this.#samples.length ? 0 : this.#readIndex + 1;
    this.#length--;
    return sample;
  }

  clear() {
    this.#readIndex = 0;
    this.#length = 0;
  }
}
