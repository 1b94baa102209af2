/** The least of the last so many values, in constant time on average; allocates once. */
export class SlidingMinimum {
  #values;
  #times;
  #span;
  #first = 0;
  #count = 0;
  #now = 0;

  /** @param {number} span how many values are looked back on, the newest included */
  constructor(span) {
    this.#span = span;
    this.#values = new Float32Array(span);
    this.#times = new Float64Array(span);
  }

  /** Takes a value in and returns the least of the span. */
  next(value) {
    while (this.#count > 0 && this.#values[this.#at(this.#count - 1)] >= value) {
      this.#count--;
    }
    if (this.#count > 0 && this.#times[this.#first] <= this.#now - this.#span) {
      this.#first = (this.#first + 1) % this.#span;
      this.#count--;
    }
    const end = this.#at(this.#count++);
    this.#values[end] = value;
    this.#times[end] = this.#now++;
    return this.#values[this.#first];
  }

  #at(index) {
    return (this.#first + index) % this.#span;
  }
}
