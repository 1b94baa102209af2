/** Frames, of 10 ms, that something has to last for before it counts. */
const BEGINS_AFTER = 2;
const ENDS_AFTER = 6;
const STEPS_AFTER = 4;
const STEP_SEMITONES = 0.75;
/** By how much a level rises within so many frames where a note is struck anew. */
const LOUDER_DB = 7;
const RISES_WITHIN = 6;
/** So long a note that has begun may grow without being taken for another. */
const SETTLES_AFTER = 10;
const LEVEL_SMOOTHING = 0.25;
const DYNAMICS_STEP_DB = 0.5;
const SOFTEST_DB = -48;
const LOUDEST_DB = -12;
const OCTAVE = 12;

/**
 * What is sung, as notes that are pressed, bent, swelled and let go. A note begins where a pitch holds, is
 * bent as the pitch moves and grows as it grows, gives way to another where the pitch has stepped or is
 * struck anew, and ends with the pitch. Pure: it is told frames and tells what to do.
 */
export class LiveNotes {
  #hands;
  #note = null;
  #shift = 0;
  #pressedDb = 0;
  #levelDb = 0;
  #dynamicsDb = 0;
  #recentDb = [];
  #age = 0;
  #voiced = 0;
  #silent = 0;
  #away = 0;

  /**
   * @param {object} hands
   * @param {(note: number) => boolean} hands.allows
   * @param {(note: number, velocity: number) => void} hands.press slides to a note from that before
   * @param {(cents: number) => void} hands.bend
   * @param {(decibels: number) => void} hands.dynamics how much louder than it was pressed
   * @param {() => void} hands.release
   */
  constructor(hands) {
    this.#hands = hands;
  }

  /** @param {{midi: ?number, levelDb: number}} frame */
  take({ midi, levelDb }) {
    const heard = midi !== null && levelDb > SOFTEST_DB;
    this.#voiced = heard ? this.#voiced + 1 : 0;
    this.#silent = heard ? 0 : this.#silent + 1;
    if (!heard) {
      this.#onSilence();
    } else if (this.#note === null) {
      this.#voiced >= BEGINS_AFTER && this.#press(midi, levelDb);
    } else {
      this.#follow(midi, levelDb);
    }
  }

  /** Lets go. */
  stop() {
    if (this.#note !== null) {
      this.#note = null;
      this.#hands.release();
      this.#hands.bend(0);
      this.#swell(0);
    }
  }

  #onSilence() {
    if (this.#silent >= ENDS_AFTER) {
      this.stop();
    }
  }

  #follow(midi, levelDb) {
    const off = midi + this.#shift - this.#note;
    this.#age++;
    const struckAnew = this.#risesAtOnce(levelDb) && this.#age > SETTLES_AFTER;
    this.#away = struckAnew || Math.abs(off) > STEP_SEMITONES ? this.#away + 1 : 0;
    if (this.#away >= STEPS_AFTER) {
      this.#press(midi, levelDb);
      return;
    }
    if (Math.abs(off) <= OCTAVE) {
      this.#hands.bend(100 * off);
    }
    this.#levelDb += LEVEL_SMOOTHING * (levelDb - this.#levelDb);
    this.#swell(this.#levelDb - this.#pressedDb);
  }

  /** Whether it has become much louder within a few frames, as no swell does. */
  #risesAtOnce(levelDb) {
    const risenDb = levelDb - Math.min(...this.#recentDb);
    this.#recentDb = [...this.#recentDb, levelDb].slice(-RISES_WITHIN);
    return risenDb > LOUDER_DB;
  }

  #swell(decibels) {
    const rounded = DYNAMICS_STEP_DB * Math.round(decibels / DYNAMICS_STEP_DB);
    if (rounded !== this.#dynamicsDb) {
      this.#dynamicsDb = rounded;
      this.#hands.dynamics(rounded);
    }
  }

  #press(midi, levelDb) {
    const nearest = Math.round(midi);
    const shift = this.#shiftFor(nearest);
    if (shift === null) {
      return;
    }
    this.#shift = shift;
    this.#note = nearest + shift;
    this.#pressedDb = this.#levelDb = levelDb;
    this.#recentDb = [levelDb];
    this.#away = this.#age = 0;
    this.#swell(0);
    this.#hands.bend(100 * (midi - nearest));
    this.#hands.press(this.#note, velocityOf(levelDb));
  }

  /** Whole octaves that bring a note into the range; null where none do. */
  #shiftFor(note) {
    const shifts = [0, 1, -1, 2, -2, 3, -3].map((octaves) => OCTAVE * octaves);
    return shifts.find((shift) => this.#hands.allows(note + shift)) ?? null;
  }
}

function velocityOf(levelDb) {
  return Math.min(1, Math.max(0.05, (levelDb - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB)));
}
