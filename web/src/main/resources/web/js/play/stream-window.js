const SMALLEST_SAMPLES = 1024;
const LARGEST_SAMPLES = 16384;
const UNDERRUNS_BEFORE_WIDENING = 3;

/**
 * How far ahead of the ear a live connection may be: as little as works. It starts at what the device
 * needs, and widens when the sound keeps running dry.
 */
export class StreamWindow {
  #samples = SMALLEST_SAMPLES;
  #forgiven = 0;

  get samples() {
    return this.#samples;
  }

  /** At least three buffers of the device: some take their sound in gulps larger than usual. */
  fitDevice(gulpSeconds, sampleRateHz) {
    const samples = 256 * Math.ceil((3 * gulpSeconds * sampleRateHz) / 256);
    this.#samples = Math.min(LARGEST_SAMPLES, Math.max(this.#samples, samples));
  }

  /**
   * Takes in how often the sound has run dry.
   *
   * @param {number} underruns since the page was opened
   * @returns {boolean} whether it is wider than before
   */
  widenIfStarved(underruns) {
    if (underruns - this.#forgiven < UNDERRUNS_BEFORE_WIDENING || this.#samples >= LARGEST_SAMPLES) {
      return false;
    }
    this.#forgiven = underruns;
    this.#samples = Math.min(LARGEST_SAMPLES, 2 * this.#samples);
    return true;
  }
}
