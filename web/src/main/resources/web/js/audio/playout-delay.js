const LONGEST_SECONDS = 0.6;
const STEADY_SECONDS = 15;
const NEGLIGIBLE_SECONDS = 0.02;

/**
 * How much more sound than usual is kept waiting for the ear, so that a source that falls silent for a while is
 * not heard to. An adaptive playout delay: it grows by each gap that was heard, at once, up to 0.6 s, and is
 * halved after every 15 s of sound without a gap, until there is none. Pure: it is told what the audio thread
 * sees.
 */
export class PlayoutDelay {
  #extraSeconds = 0;
  #gapSeconds = 0;
  #steadySeconds = 0;

  /** What is to be waiting besides the usual, 0 to 0.6 s. */
  get extraSeconds() {
    return this.#extraSeconds;
  }

  /**
   * Takes in what is heard.
   *
   * @param {number} seconds how long of it
   * @param {{playing: boolean, dry: boolean}} state whether there was sound, and whether, in the middle of one,
   *     there was none to be had
   * @returns {boolean} whether the delay is another than before
   */
  observe(seconds, { playing, dry }) {
    const before = this.#extraSeconds;
    if (dry) {
      this.#gapSeconds += seconds;
      this.#steadySeconds = 0;
    } else if (playing) {
      this.#widen();
      this.#narrowAfter(seconds);
    } else {
      // A sound that has ended meanwhile has no gap.
      this.#gapSeconds = 0;
    }
    return this.#extraSeconds !== before;
  }

  #widen() {
    this.#extraSeconds = Math.min(LONGEST_SECONDS, this.#extraSeconds + this.#gapSeconds);
    this.#gapSeconds = 0;
  }

  #narrowAfter(seconds) {
    this.#steadySeconds += seconds;
    if (this.#steadySeconds >= STEADY_SECONDS) {
      this.#steadySeconds = 0;
      const half = this.#extraSeconds / 2;
      this.#extraSeconds = half < NEGLIGIBLE_SECONDS ? 0 : half;
    }
  }
}
