import { eventMillis } from "./held-notes.js";

/** Two rows of a computer's keyboard as a piano, by place, not by letter, so that any layout works. */
const CODES = [
  "KeyA", "KeyW", "KeyS", "KeyE", "KeyD", "KeyF", "KeyT", "KeyG", "KeyY", "KeyH", "KeyU", "KeyJ",
  "KeyK", "KeyO", "KeyL", "KeyP", "Semicolon",
];
const OCTAVE_CODES = { KeyZ: -12, KeyX: 12 };

/**
 * Plays notes from the computer's keys: A to ; are white keys, the row above the black ones, Z and X
 * move by an octave. Dispatches "moved" when the octave changes.
 */
export class ComputerKeys extends EventTarget {
  #held;

  /** MIDI note of the leftmost key, a C. */
  lowest = 60;

  /** Velocity of the notes to come, 0 to 1. */
  velocity = 0.75;

  /** @param {import("./held-notes.js").HeldNotes} held is told what is pressed */
  constructor(held) {
    super();
    this.#held = held;
    addEventListener("keydown", (event) => this.#onKeyDown(event));
    addEventListener("keyup", (event) => held.release(event.code));
  }

  /** Begins on a C such that these MIDI notes lie around the hands. */
  centre(low, high) {
    this.#moveTo(12 * Math.round(((low + high) / 2 - 6) / 12));
  }

  /** What to print on the piano: the letter that plays each note. */
  captions() {
    const letter = (code) => (code === "Semicolon" ? ";" : code.slice(3).toLowerCase());
    return new Map(CODES.map((code, index) => [this.lowest + index, letter(code)]));
  }

  #onKeyDown(event) {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) {
      return;
    }
    const index = CODES.indexOf(event.code);
    if (index >= 0) {
      this.#play(event, this.lowest + index);
    } else if (event.code in OCTAVE_CODES) {
      this.#moveTo(this.lowest + OCTAVE_CODES[event.code]);
    }
  }

  #play(event, note) {
    event.preventDefault();
    this.#held.press(event.code, note, this.velocity, eventMillis(event));
  }

  #moveTo(lowest) {
    if (CODES.some((_, index) => this.#held.allows(lowest + index))) {
      this.lowest = lowest;
      this.dispatchEvent(new Event("moved"));
    }
  }
}

function takesText(target) {
  return target.matches?.("input:not([type=range], [type=checkbox])") ?? false;
}
