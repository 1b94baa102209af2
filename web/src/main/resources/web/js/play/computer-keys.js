import { eventMillis } from "./held-notes.js";

/** Two rows of a computer's keyboard as a piano, by place, not by letter, so that any layout works. */
const CODES = [
  "KeyA", "KeyW", "KeyS", "KeyE", "KeyD", "KeyF", "KeyT", "KeyG", "KeyY", "KeyH", "KeyU", "KeyJ",
  "KeyK", "KeyO", "KeyL", "KeyP", "Semicolon",
];
const OCTAVE_CODES = { KeyZ: -12, KeyX: 12 };
const TOUCH_CODES = { KeyC: -0.15, KeyV: 0.15 };

/**
 * Plays notes from the computer's keys: A to ; are white keys, the row above the black ones, Z and X
 * move by an octave, C and V strike softer and harder. Dispatches "moved" when the octave changes and
 * "touch" (detail: by how much) when the touch is to.
 */
export class ComputerKeys extends EventTarget {
  #held;
  #window = new AbortController();

  /** MIDI note of the leftmost key, a C. */
  lowest = 60;

  /** Velocity of the notes to come, 0 to 1. */
  velocity = 0.75;

  /** @param {import("./held-notes.js").HeldNotes} held is told what is pressed */
  constructor(held) {
    super();
    this.#held = held;
    const { signal } = this.#window;
    addEventListener("keydown", (event) => this.#onKeyDown(event), { signal });
    addEventListener("keyup", (event) => held.release(`computer ${event.code}`), { signal });
  }

  /** Begins on a C such that these MIDI notes lie around the hands. */
  centre(low, high) {
    this.#moveTo(12 * Math.round(((low + high) / 2 - 6) / 12));
  }

  /** Moves by so many octaves. */
  shift(octaves) {
    this.#moveTo(this.lowest + 12 * octaves);
  }

  /** What to print on the piano: the letter that plays each note. */
  captions() {
    const letter = (code) => (code === "Semicolon" ? ";" : code.slice(3).toLowerCase());
    return new Map(CODES.map((code, index) => [this.lowest + index, letter(code)]));
  }

  close() {
    this.#window.abort();
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
    } else if (event.code in TOUCH_CODES) {
      this.dispatchEvent(new CustomEvent("touch", { detail: TOUCH_CODES[event.code] }));
    }
  }

  #play(event, note) {
    event.preventDefault();
    this.#held.press(`computer ${event.code}`, note, this.velocity, eventMillis(event));
  }

  #moveTo(lowest) {
    if (CODES.some((_, index) => this.#held.allows(lowest + index))) {
      this.lowest = lowest;
      this.dispatchEvent(new Event("moved"));
    }
  }
}

function takesText(target) {
  return target.matches?.("select, textarea, input:not([type=range], [type=checkbox])") ?? false;
}
