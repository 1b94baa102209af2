import { element } from "../ui/dom.js";
import { eventMillis } from "./held-notes.js";
import { layOut, velocityAt } from "./key-layout.js";
import { isBlack, noteName, spokenName } from "./pitch.js";

const NARROWEST_WHITE_KEY_PX = 30;
const NARROWEST_BY_TOUCH_PX = 44;
const PLAY_KEYS = [" ", "Enter"];
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -12, ArrowUp: 12 };

/**
 * A piano keyboard on the page. Mouse and fingers play it, sliding from key to key; the further down a
 * key is hit, the louder. With the keyboard's focus on a key, arrows walk and space or enter play.
 * Where the range does not fit at a comfortable width, a part of it is shown and {@link shift} moves it.
 * Dispatches "shown" (detail: {canGoDown, canGoUp}) when another part is.
 */
export class Keyboard extends EventTarget {
  #element;
  #held;
  #range = { low: 48, high: 72 };
  #firstShown = 48;
  #middle = null;
  #keys = new Map();
  #captions = new Map();
  #lit = new Set();
  #pointers = new Set();
  #window = new AbortController();
  #wanted = null;
  #observer = new ResizeObserver(() => {
    this.#draw();
    this.#wanted !== null && this.reveal(this.#wanted);
  });

  /**
   * @param {HTMLElement} element is filled with the keys
   * @param {import("./held-notes.js").HeldNotes} held is told what is pressed and says what to light
   */
  constructor(element, held) {
    super();
    this.#element = element;
    this.#held = held;
    this.#listen();
    this.#observer.observe(element);
  }

  /** Shows these MIDI notes, both ends included. */
  setRange(low, high) {
    this.#range = { low, high };
    this.#firstShown = low;
    this.#draw();
  }

  /** @param {Map<number, string>} captions what to print on keys, by note */
  setCaptions(captions) {
    this.#captions = captions;
    this.#draw();
  }

  /** Shows what lies around the middle of these notes, where not all fit, until another part is asked for. */
  centre(low, high) {
    this.#middle = (low + high) / 2;
    this.#draw();
  }

  /** Moves the part that is shown, where not all of it is, by so many octaves. */
  shift(octaves) {
    this.#middle = null;
    this.#firstShown += 12 * octaves;
    this.#draw();
  }

  /** Sees to it that the octave above this note is shown. */
  reveal(note) {
    this.#wanted = note;
    if (!this.#keys.has(note) || !this.#keys.has(note + 12)) {
      this.#middle = null;
      this.#firstShown = note;
      this.#draw();
    }
  }

  /** Shows a note as sounding, whoever plays it. */
  light(note, on) {
    on ? this.#lit.add(note) : this.#lit.delete(note);
    this.#keys.get(note)?.setAttribute("aria-pressed", on);
  }

  close() {
    this.#window.abort();
    this.#observer.disconnect();
  }

  #draw() {
    const width = this.#element.clientWidth;
    const byTouch = matchMedia("(pointer: coarse)").matches;
    const narrowest = byTouch ? NARROWEST_BY_TOUCH_PX : NARROWEST_WHITE_KEY_PX;
    const mostWhiteKeys = Math.max(7, Math.floor(width / narrowest));
    const half = Math.round((mostWhiteKeys * 12) / 7 / 2);
    const wanted = this.#middle === null ? this.#firstShown : Math.round(this.#middle) - half;
    const layout = layOut(this.#range, wanted, mostWhiteKeys);
    this.#firstShown = layout.first;
    this.#keys = new Map(layout.keys.map((place) => [place.note, this.#key(place)]));
    this.#element.replaceChildren(...this.#keys.values());
    this.#keys.get(layout.first).tabIndex = 0;
    const { low, high } = this.#range;
    const detail = { canGoDown: layout.first > low, canGoUp: layout.last < high };
    this.dispatchEvent(new CustomEvent("shown", { detail }));
  }

  #key({ note, left, width }) {
    const key = document.createElement("button");
    key.type = "button";
    key.className = isBlack(note) ? "key black" : "key white";
    key.dataset.note = note;
    key.tabIndex = -1;
    key.style.left = `${left}%`;
    key.style.width = `${width}%`;
    key.setAttribute("aria-pressed", this.#lit.has(note));
    this.#name(key, note);
    key.append(...printed(note, this.#captions.get(note)));
    return key;
  }

  #listen() {
    this.#element.addEventListener("pointerdown", (event) => this.#onPointerDown(event));
    // On the window, so that a slide may leave the keys and come back, and always ends.
    const { signal } = this.#window;
    addEventListener("pointermove", (event) => this.#onPointerMove(event), { signal });
    for (const type of ["pointerup", "pointercancel"]) {
      addEventListener(type, (event) => this.#onPointerUp(event), { signal });
    }
    this.#element.addEventListener("contextmenu", (event) => event.preventDefault());
    this.#element.addEventListener("keydown", (event) => this.#onKeyDown(event));
    this.#element.addEventListener("keyup", () => this.#held.release("focus"));
    this.#element.addEventListener("focusout", () => this.#held.release("focus"));
    this.#held.addEventListener("allowed", () => this.#showAllowed(), { signal });
    const lit = (on) => ({ detail }) => this.light(detail.note, on);
    this.#held.addEventListener("noteOn", lit(true), { signal });
    this.#held.addEventListener("noteOff", lit(false), { signal });
  }

  #onPointerDown(event) {
    if (event.button === 0) {
      this.#pointers.add(event.pointerId);
      this.#playAt(event);
    }
  }

  #onPointerMove(event) {
    if (this.#pointers.has(event.pointerId)) {
      this.#playAt(event);
    }
  }

  #onPointerUp(event) {
    this.#pointers.delete(event.pointerId);
    this.#held.release(pointer(event));
  }

  #playAt(event) {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const key = under?.closest?.(".key");
    if (key && this.#element.contains(key)) {
      const note = Number(key.dataset.note);
      this.#held.press(pointer(event), note, touchOf(key, event.clientY), eventMillis(event));
    }
  }

  #onKeyDown(event) {
    const note = Number(event.target.dataset.note);
    if (PLAY_KEYS.includes(event.key)) {
      event.preventDefault();
      this.#held.press("focus", note, 0.75, eventMillis(event));
    } else if (event.key in STEPS) {
      event.preventDefault();
      this.#focus(note, note + STEPS[event.key]);
    }
  }

  #focus(from, to) {
    const { low, high } = this.#range;
    const note = Math.min(high, Math.max(low, to));
    if (!this.#keys.has(note)) {
      this.reveal(note);
    }
    this.#keys.forEach((key) => (key.tabIndex = -1));
    this.#keys.get(note).tabIndex = 0;
    this.#keys.get(note).focus();
  }

  #showAllowed() {
    this.#keys.forEach((key, note) => this.#name(key, note));
  }

  #name(key, note) {
    const allowed = this.#held.allows(note);
    key.setAttribute("aria-disabled", !allowed);
    key.setAttribute("aria-label", `${spokenName(note)}${allowed ? "" : ", out of range"}`);
    key.title = allowed ? "" : `${noteName(note)} is out of range`;
  }
}

function touchOf(key, clientY) {
  const { top, height } = key.getBoundingClientRect();
  return velocityAt((clientY - top) / height, key.classList.contains("white"));
}

function pointer(event) {
  return `pointer ${event.pointerId}`;
}

/** What is printed on a key: the computer's key that plays it, and the name of each C. */
function printed(note, caption) {
  const letter = caption && element("span", { className: "caption", "aria-hidden": "true" }, caption);
  const name = note % 12 === 0 && element("span", { className: "name" }, noteName(note));
  return [letter, name].filter(Boolean);
}
