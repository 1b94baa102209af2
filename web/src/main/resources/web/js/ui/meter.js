const FLOOR_DB = -60;
const FALL_DB = 1.4;

/** A peak meter of all that is heard: rises at once, falls slowly, rests while it is silent. */
export class Meter {
  #bar;
  #shownDb = FLOOR_DB;
  #peakDb = FLOOR_DB;
  #frame = 0;

  /**
   * @param {HTMLElement} bar its custom property --level is set, 0 to 1
   * @param {import("../audio/output.js").AudioOutput} output
   * @param {(peakDb: number) => void} onPeak
   */
  constructor(bar, output, onPeak) {
    this.#bar = bar;
    output.addEventListener("level", ({ detail: { peak } }) => {
      this.#peakDb = Math.max(FLOOR_DB, 20 * Math.log10(peak));
      onPeak(this.#peakDb);
      this.#frame ||= requestAnimationFrame(() => this.#draw());
    });
  }

  #draw() {
    this.#shownDb = Math.max(this.#peakDb, this.#shownDb - FALL_DB, FLOOR_DB);
    this.#bar.style.setProperty("--level", 1 - this.#shownDb / FLOOR_DB);
    const resting = this.#shownDb <= FLOOR_DB;
    this.#frame = resting ? 0 : requestAnimationFrame(() => this.#draw());
  }
}
