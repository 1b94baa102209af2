/**
 * What the server of one live connection is told to be played. It sends no more than a window ahead of that; where
 * more is to be waiting, what waits is acknowledged before its time. Pure.
 */
export class Acknowledgements {
  #sampleRateHz;
  #received = 0;
  #played = 0;
  #told = 0;

  constructor(sampleRateHz) {
    this.#sampleRateHz = sampleRateHz;
  }

  /** So many more samples have come. */
  received(samples) {
    this.#received += samples;
  }

  /** So many samples have been played, all in all. */
  played(samples) {
    this.#played = samples;
  }

  /**
   * What to tell now.
   *
   * @param {number} extraSeconds of sound that are to be waiting besides the window
   * @returns {?number} samples, never more than have come; null where that would be nothing new
   */
  next(extraSeconds) {
    // To have played everything is to have run dry, which the server counts: that is told only when it is so.
    const ahead = Math.min(this.#received - 1, this.#played + Math.round(extraSeconds * this.#sampleRateHz));
    const samples = Math.max(this.#played, ahead);
    if (samples <= this.#told) {
      return null;
    }
    this.#told = samples;
    return samples;
  }
}
