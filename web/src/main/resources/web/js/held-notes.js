/**
 * Which notes are held by whom (a finger, the mouse, a computer key). Several may hold the same note:
 * it begins with the first and ends with the last. Dispatches "noteOn" (detail: {note, velocity,
 * atMillis}), "noteOff" (detail: {note}) and "allowed" when other notes may be played than before.
 */
export class HeldNotes extends EventTarget {
  #noteBySource = new Map();
  #allows = () => true;

  /** @param {(note: number) => boolean} allows whether a note may be played; others are left alone */
  allow(allows) {
    this.#allows = allows;
    this.dispatchEvent(new Event("allowed"));
  }

  allows(note) {
    return this.#allows(note);
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
    if (previous === note || !this.#allows(note)) {
      return;
    }
    const alreadyHeld = this.#isHeld(note);
    this.#noteBySource.set(source, note);
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

  releaseAll() {
    for (const source of [...this.#noteBySource.keys()]) {
      this.release(source);
    }
  }

  #isHeld(note) {
    return [...this.#noteBySource.values()].includes(note);
  }

  #endUnlessHeld(note) {
    if (note !== undefined && !this.#isHeld(note)) {
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
