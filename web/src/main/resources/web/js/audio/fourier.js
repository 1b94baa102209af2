/** The discrete Fourier transform of real frames of one length, a power of two. Allocates once. */
export class Fourier {
  #size;
  #cosines;
  #sines;
  #real;
  #imaginary;

  constructor(size) {
    this.#size = size;
    this.#cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.#sines = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
    this.#real = new Float64Array(size);
    this.#imaginary = new Float64Array(size);
  }

  /** Writes the power of the bins 0 to size / 2 - 1 of a frame. */
  power(frame, bins) {
    this.#load(frame);
    for (let span = 1; span < this.#size; span *= 2) {
      this.#butterflies(span);
    }
    for (let k = 0; k < bins.length; k++) {
      bins[k] = this.#real[k] ** 2 + this.#imaginary[k] ** 2;
    }
  }

  /** In bit-reversed order. */
  #load(frame) {
    const bits = Math.log2(this.#size);
    for (let i = 0; i < this.#size; i++) {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) {
        reversed |= ((i >> bit) & 1) << (bits - 1 - bit);
      }
      this.#real[reversed] = frame[i];
      this.#imaginary[reversed] = 0;
    }
  }

  #butterflies(span) {
    const stride = this.#size / (2 * span);
    for (let start = 0; start < this.#size; start += 2 * span) {
      for (let i = 0; i < span; i++) {
        const [low, high] = [start + i, start + i + span];
        const [cosine, sine] = [this.#cosines[i * stride], this.#sines[i * stride]];
        const real = this.#real[high] * cosine + this.#imaginary[high] * sine;
        const imaginary = this.#imaginary[high] * cosine - this.#real[high] * sine;
        this.#real[high] = this.#real[low] - real;
        this.#imaginary[high] = this.#imaginary[low] - imaginary;
        this.#real[low] += real;
        this.#imaginary[low] += imaginary;
      }
    }
  }
}
