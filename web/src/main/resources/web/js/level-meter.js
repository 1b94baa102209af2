const FLOOR_DB = -60;
const FALL_DB_PER_SECOND = 30;

/** A peak meter on a <meter>-like element: rises at once, falls slowly. */
export class LevelMeter {
  #bar;
  #analyser;
  #samples;
  #shownDb = FLOOR_DB;
  #drawnAtMillis = 0;

  /** @param {HTMLElement} bar its custom property --level is set, 0 to 1 */
  constructor(bar, analyser) {
    this.#bar = bar;
    this.#analyser = analyser;
    this.#samples = new Float32Array(analyser.fftSize);
  }

  /** @returns {number} the peak of the moment, dB re full scale, at least -60 */
  draw(nowMillis) {
    const peakDb = this.#peakDb();
    const fallDb = (FALL_DB_PER_SECOND * (nowMillis - this.#drawnAtMillis)) / 1000;
    this.#drawnAtMillis = nowMillis;
    this.#shownDb = Math.max(peakDb, this.#shownDb - fallDb, FLOOR_DB);
    this.#bar.style.setProperty("--level", 1 - this.#shownDb / FLOOR_DB);
    return peakDb;
  }

  #peakDb() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const peak = this.#samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    return Math.max(FLOOR_DB, 20 * Math.log10(peak));
  }
}
