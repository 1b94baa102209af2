const GRAB_PX = 10;
const SHORTEST_SECONDS = 0.05;
const STEP_SHARE = 1 / 50;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/**
 * Picks a part of a sound along the width of an element: pressed and dragged, by the ends of what is picked, or
 * from the keyboard, where arrows move a mark, with Shift they pick, Enter seeks and Escape lets go. Dispatches
 * "change" while it moves, and then "region" (detail: ?{from, to} in seconds) or "seek" (seconds).
 */
export class PartPicker extends EventTarget {
  #element;
  #seconds = 0;
  #part = null;
  #mark = 0;
  #anchor = null;
  #picking = false;

  constructor(element) {
    super();
    this.#element = element;
    const on = (type, listener) => element.addEventListener(type, listener);
    on("pointerdown", (event) => this.#onDown(event));
    on("pointermove", (event) => this.#onMove(event));
    on("pointerup", (event) => this.#onUp(event));
    on("pointercancel", () => this.#rest());
    on("keydown", (event) => this.#onKey(event));
    on("keyup", ({ key }) => key === "Shift" && this.#picking && this.#settle());
    ["focus", "blur"].forEach((type) => on(type, () => this.#tell("change")));
  }

  /** @param {number} seconds how long the sound is; 0 where there is none. Nothing of it is picked yet */
  set seconds(seconds) {
    this.#seconds = seconds;
    this.#part = null;
    this.#mark = 0;
    this.#rest();
    this.#describe();
  }

  get part() {
    return this.#part;
  }

  /** @param {?{from: number, to: number}} part in seconds */
  set part(part) {
    this.#part = part;
    this.#describe();
  }

  /** Where the keyboard's mark is, seconds; null while it has none. */
  get mark() {
    return this.#seconds > 0 && this.#element.matches(":focus-visible") ? this.#mark : null;
  }

  #onDown(event) {
    if (this.#seconds > 0) {
      this.#element.setPointerCapture(event.pointerId);
      this.#anchor = this.#opposite(event) ?? this.#secondsAt(event);
    }
  }

  #onMove(event) {
    if (this.#anchor === null) {
      this.#element.style.cursor = this.#opposite(event) === null ? "" : "ew-resize";
    } else {
      this.#drawTo(this.#secondsAt(event));
    }
  }

  #onUp(event) {
    if (this.#anchor !== null) {
      this.#drawTo(this.#secondsAt(event));
      this.#settle();
    }
  }

  /** The far end of the part whose near end is pointed at; null where none is. */
  #opposite({ clientX }) {
    if (!this.#part) {
      return null;
    }
    const { left, width } = this.#element.getBoundingClientRect();
    const near = (seconds) => Math.abs(left + (seconds / this.#seconds) * width - clientX) <= GRAB_PX;
    const { from, to } = this.#part;
    return near(to) ? from : near(from) ? to : null;
  }

  #onKey(event) {
    const step = STEPS[event.key];
    if (this.#seconds === 0 || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      this.#step(step * STEP_SHARE * this.#seconds, event.shiftKey);
    } else if (event.key === "Enter") {
      this.#tell("seek", this.#mark);
    } else if (event.key === "Escape" && this.#part) {
      this.part = null;
      this.#tell("region", null);
    }
  }

  #step(seconds, picks) {
    const to = Math.min(this.#seconds, Math.max(0, this.#mark + seconds));
    if (picks) {
      this.#picking = true;
      this.#anchor ??= this.#mark;
      this.#drawTo(to);
    } else {
      this.#mark = to;
      this.#describe();
      this.#tell("change");
    }
  }

  #drawTo(seconds) {
    this.#mark = seconds;
    this.part = { from: Math.min(this.#anchor, seconds), to: Math.max(this.#anchor, seconds) };
    this.#tell("change");
  }

  /** What has been drawn counts; what is too short for a part is a place. */
  #settle() {
    const { from, to } = this.#part;
    const long = to - from > SHORTEST_SECONDS;
    const pressed = !this.#picking;
    this.#rest();
    this.part = long ? this.#part : null;
    this.#tell("region", this.#part);
    if (!long && pressed) {
      this.#tell("seek", from);
    }
  }

  #rest() {
    this.#anchor = null;
    this.#picking = false;
  }

  #secondsAt({ clientX }) {
    const { left, width } = this.#element.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width)) * this.#seconds;
  }

  /** A slider for those who do not see it, once there is a sound. */
  #describe() {
    const there = this.#seconds > 0;
    this.#element.tabIndex = there ? 0 : -1;
    this.#element.setAttribute("role", there ? "slider" : "img");
    const inSeconds = (value) => `${value.toFixed(1)} s`;
    const part = this.#part ? `, ${inSeconds(this.#part.from)} to ${inSeconds(this.#part.to)} picked` : "";
    const values = {
      valuemin: 0,
      valuemax: this.#seconds.toFixed(2),
      valuenow: this.#mark.toFixed(2),
      valuetext: `${inSeconds(this.#mark)} of ${inSeconds(this.#seconds)}${part}`,
      description: "Arrow keys move, with Shift they pick a part, Enter plays from here, Escape lets go",
    };
    for (const [name, value] of Object.entries(values)) {
      there ? this.#element.setAttribute(`aria-${name}`, value) : this.#element.removeAttribute(`aria-${name}`);
    }
  }

  #tell(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
