/**
 * What the page measures of itself, as `window.flowtone.measurements`, for people with a console open and
 * for tests. Fields are null until measured:
 *
 * - connection: "connecting", "connected" or "waiting"
 * - latencyMillis: last key down to the first non-zero sample in the worklet
 * - realTimeFactor, renderMillis, batch: the server's last statistics
 * - bufferedMillis: sound that waits in the worklet
 * - underruns: times the worklet ran dry in the middle of a sound
 * - voiceRateHz, outputRateHz: sample rates
 * - peakDb: peak of the moment, dB re full scale, of all that is heard
 */
export const measurements = {
  connection: "connecting",
  latencyMillis: null,
  realTimeFactor: null,
  renderMillis: null,
  batch: null,
  bufferedMillis: null,
  underruns: null,
  voiceRateHz: null,
  outputRateHz: null,
  peakDb: null,
};

/** Times from a key to the sound it starts from silence; a note tied to a sounding one has no start. */
export class LatencyGauge {
  #pressedAtMillis = null;
  #sounding = false;

  /** @param {number} atMillis wall clock, as in {@link sounded} */
  pressed(atMillis) {
    if (!this.#sounding) {
      this.#pressedAtMillis ??= atMillis;
    }
  }

  /** @returns {?number} ms since the key, or null if no key was waiting for its sound */
  sounded(atMillis) {
    const since = this.#pressedAtMillis === null ? null : atMillis - this.#pressedAtMillis;
    this.#pressedAtMillis = null;
    this.#sounding = true;
    return since;
  }

  silenced() {
    this.#sounding = false;
  }

  /** No sound will come of the key that is waiting. */
  forget() {
    this.#pressedAtMillis = null;
  }
}
