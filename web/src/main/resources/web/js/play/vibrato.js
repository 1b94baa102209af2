const RATE_HZ = 5.6;
const DEEPEST_CENTS = 45;
const STEP_MILLIS = 16;

/**
 * Where the wheels bend the pitch to: the bend wheel's cents, and around them the slow wave of the
 * modulation wheel. It only ticks while it waves and something is held.
 */
export class Vibrato {
  #onCents;
  #centre = 0;
  #depth = 0;
  #awake = false;
  #timer = 0;
  #since = 0;

  /** @param {(cents: number) => void} onCents told where the pitch is bent to */
  constructor(onCents) {
    this.#onCents = onCents;
  }

  /** The bend of this moment. */
  get cents() {
    if (!this.#timer) {
      return this.#centre;
    }
    const seconds = (performance.now() - this.#since) / 1000;
    return this.#centre + DEEPEST_CENTS * this.#depth * Math.sin(2 * Math.PI * RATE_HZ * seconds);
  }

  /** @param {number} cents */
  set centre(cents) {
    this.#centre = cents;
    this.#onCents(this.cents);
  }

  /** @param {number} depth 0 to 1 */
  set depth(depth) {
    this.#depth = depth;
    this.#tickIfNeeded();
  }

  /** @param {boolean} awake whether there is anything to wave */
  set awake(awake) {
    this.#awake = awake;
    this.#tickIfNeeded();
  }

  #tickIfNeeded() {
    const needed = this.#awake && this.#depth > 0;
    if (needed && !this.#timer) {
      this.#since = performance.now();
      this.#timer = setInterval(() => this.#onCents(this.cents), STEP_MILLIS);
    } else if (!needed && this.#timer) {
      clearInterval(this.#timer);
      this.#timer = 0;
      this.#onCents(this.#centre);
    }
  }
}
