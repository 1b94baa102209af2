/**
 * Which notes are held by whom (a finger, the mouse, a computer key, a MIDI keyboard). Several may hold
 * the same note: it begins with the first and ends with the last; under the sustain pedal notes go on
 * until it comes up. Dispatches "noteOn" (detail: {note, velocity, atMillis}), "noteOff" (detail:
 * {note}), "refused" (detail: note) for one that may not be played, and "allowed" when other notes may be
 * played than before.
 */
export class HeldNotes extends EventTarget {
  #noteBySource = new Map();
  #sustained = new Set();
  #sustaining = false;
  #allows = () => true;

  /** @param {(note: number) => boolean} allows whether a note may be played; others are left alone */
  allow(allows) {
    this.#allows = allows;
    this.dispatchEvent(new Event("allowed"));
  }

  allows(note) {
    return this.#allows(note);
  }

  /** Whether a note sounds, by a key or by the pedal. */
  holds(note) {
    return this.#isHeld(note) || this.#sustained.has(note);
  }

  /** The pedal: while it is down no note ends. */
  set sustain(down) {
    this.#sustaining = down;
    if (!down) {
      const ringing = [...this.#sustained];
      this.#sustained.clear();
      ringing.forEach((note) => this.#endUnlessHeld(note));
    }
  }

  /**
   * A source presses a note, or slides onto it from the one it held.
   *
   * @param {string} source
   * @param {number} note MIDI note
   * @param {number} velocity 0 to 1
   * @param {number} atMillis when it was touched, on the wall clock
   */
  press(source, note, velocity, atMillis) {
    const previous = this.#noteBySource.get(source);
    if (previous === note) {
      return;
    }
    if (!this.#allows(note)) {
      this.#dispatch("refused", note);
      return;
    }
    const alreadyHeld = this.#isHeld(note);
    this.#noteBySource.set(source, note);
    if (this.#sustained.delete(note)) {
      this.#dispatch("noteOff", { note });
    }
    if (!alreadyHeld) {
      this.#dispatch("noteOn", { note, velocity, atMillis });
    }
    // The new note first: a slide stays one phrase.
    this.#endUnlessHeld(previous);
  }

  /** A source lets go of whatever it holds. */
  release(source) {
    const note = this.#noteBySource.get(source);
    this.#noteBySource.delete(source);
    this.#endUnlessHeld(note);
  }

  /** Every source whose name begins so lets go, and without a name all, and the pedal. */
  releaseAll(prefix = "") {
    for (const source of [...this.#noteBySource.keys()]) {
      if (source.startsWith(prefix)) {
        this.release(source);
      }
    }
    if (prefix === "") {
      this.sustain = false;
    }
  }

  #isHeld(note) {
    return [...this.#noteBySource.values()].includes(note);
  }

  #endUnlessHeld(note) {
    if (note === undefined || this.#isHeld(note)) {
      return;
    }
    if (this.#sustaining) {
      this.#sustained.add(note);
    } else {
      this.#dispatch("noteOff", { note });
    }
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The wall-clock time, ms, at which a DOM event happened (not at which it was handled). */
export function eventMillis(event) {
  return Date.now() - (performance.now() - event.timeStamp);
}
