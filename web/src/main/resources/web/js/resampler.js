/**
 * Reads a ring buffer at another rate by cubic Hermite (Catmull-Rom) interpolation over four
 * neighbouring samples. At equal rates it returns the samples themselves, two samples late.
 */
export class Resampler {
  #source;
  #step;
  #fraction = 0;
  #before = 0;
  #from = 0;
  #to = 0;
  #after = 0;

  /**
   * @param {import("./ring-buffer.js").RingBuffer} source
   * @param {number} step source samples per output sample: source rate / output rate
   */
  constructor(source, step) {
    this.#source = source;
    this.#step = step;
    this.#fraction = 1;
  }

  /** Whether the source holds what {@link next} is going to read. */
  get ready() {
    return this.#source.length >= Math.floor(this.#fraction);
  }

  /** The next output sample. Only valid while {@link ready}. */
  next() {
    while (this.#fraction >= 1) {
      this.#advance();
    }
    const sample = this.#interpolated();
    this.#fraction += this.#step;
    return sample;
  }

  #advance() {
    this.#before = this.#from;
    this.#from = this.#to;
    this.#to = this.#after;
    this.#after = this.#source.shift();
    this.#fraction -= 1;
  }

  #interpolated() {
    const t = this.#fraction;
    const slope = (this.#to - this.#before) / 2;
    const nextSlope = (this.#after - this.#from) / 2;
    const rise = this.#to - this.#from;
    const cubic = slope + nextSlope - 2 * rise;
    const square = rise - slope - cubic;
    return this.#from + t * (slope + t * (square + t * cubic));
  }
}
