import { HUES, colour, fitCanvas } from "../../ui/canvas.js";
import { isBlack, noteName } from "../pitch.js";

const GRID_SECONDS = 0.1;
const NEW_NOTE_SECONDS = 0.4;
const GUTTER_PX = 34;

/**
 * Notes as bars over time. Pressed where there is none, a note is put there; pressed and dragged, a note
 * is moved; pressed and let go, it is taken away. Dispatches "change" (detail: the notes).
 */
export class PianoRoll extends EventTarget {
  #canvas;
  #notes = [];
  #span = { low: 55, high: 79, seconds: 4 };
  #cursor = null;
  #drag = null;
  #unfit;
  #redraw = () => this.#draw();

  constructor(canvas) {
    super();
    this.#canvas = canvas;
    this.#unfit = fitCanvas(canvas, this.#redraw);
    addEventListener("themechange", this.#redraw);
    canvas.addEventListener("pointerdown", (event) => this.#onDown(event));
    canvas.addEventListener("pointermove", (event) => this.#onMove(event));
    canvas.addEventListener("pointerup", () => this.#onUp());
  }

  /** @param {import("./score-text.js").ScoreNote[]} notes */
  show(notes) {
    this.#notes = notes;
    const pitches = notes.map(({ note }) => note);
    const seconds = Math.max(4, ...notes.map(({ start, duration }) => start + duration)) + 0.4;
    const low = Math.min(57, ...pitches) - 2;
    this.#span = { low, high: Math.max(low + 18, ...pitches) + 2, seconds };
    this.#draw();
  }

  /** @param {?number} seconds */
  set cursor(seconds) {
    this.#cursor = seconds;
    this.#draw();
  }

  close() {
    this.#unfit();
    removeEventListener("themechange", this.#redraw);
  }

  get #scale() {
    return this.#canvas.width / Math.max(1, this.#canvas.clientWidth);
  }

  #xOf(seconds) {
    const gutter = GUTTER_PX * this.#scale;
    return gutter + (seconds / this.#span.seconds) * (this.#canvas.width - gutter);
  }

  get #row() {
    return this.#canvas.height / (this.#span.high - this.#span.low + 1);
  }

  #yOf(note) {
    return (this.#span.high - note) * this.#row;
  }

  #draw() {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    pen.clearRect(0, 0, width, height);
    this.#drawLanes(pen, width);
    for (const { note, start, duration, velocity, part } of this.#notes) {
      pen.fillStyle = colour(`--hue-${(part + 1) % HUES}`);
      pen.globalAlpha = 0.45 + 0.55 * velocity;
      const x = this.#xOf(start);
      pen.beginPath();
      pen.roundRect(x, this.#yOf(note) + 1, Math.max(3, this.#xOf(start + duration) - x - 1.5), this.#row - 2, 3);
      pen.fill();
    }
    pen.globalAlpha = 1;
    if (this.#cursor !== null) {
      pen.fillStyle = colour("--screen-ink");
      pen.fillRect(this.#xOf(this.#cursor), 0, 2, height);
    }
  }

  #drawLanes(pen, width) {
    pen.font = `500 ${10.5 * this.#scale}px "Instrument Sans", system-ui, sans-serif`;
    pen.textBaseline = "middle";
    pen.fillStyle = colour("--screen-ink");
    for (let note = this.#span.low; note <= this.#span.high; note++) {
      pen.globalAlpha = isBlack(note) ? 0.05 : 0;
      pen.fillRect(0, this.#yOf(note), width, this.#row);
      if (note % 12 === 0) {
        pen.globalAlpha = 0.2;
        pen.fillRect(0, this.#yOf(note) + this.#row, width, 1);
        pen.globalAlpha = 0.8;
        pen.fillText(noteName(note), 8 * this.#scale, this.#yOf(note) + this.#row / 2);
      }
    }
    pen.globalAlpha = 1;
  }

  #placeAt({ clientX, clientY }) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    const { low, high, seconds } = this.#span;
    const time = ((clientX - left - GUTTER_PX) / (width - GUTTER_PX)) * seconds;
    const row = Math.floor(((clientY - top) / height) * (high - low + 1));
    return { time: Math.max(0, time), note: Math.min(high, Math.max(low, high - row)) };
  }

  #onDown(event) {
    this.#canvas.setPointerCapture(event.pointerId);
    const { time, note } = this.#placeAt(event);
    const hit = this.#notes.find(
      (each) => each.note === note && time >= each.start && time < each.start + each.duration,
    );
    this.#drag = hit
      ? { from: hit, offset: time - hit.start, moved: false }
      : { from: null, moved: true };
    if (!hit) {
      const start = Math.round(time / GRID_SECONDS) * GRID_SECONDS;
      const added = { note, start, duration: NEW_NOTE_SECONDS, velocity: 0.75, part: 0 };
      this.#change([...this.#notes, added]);
      this.#drag = { from: added, offset: time - start, moved: true };
    }
  }

  #onMove(event) {
    if (!this.#drag) {
      return;
    }
    const { time, note } = this.#placeAt(event);
    const { from, offset } = this.#drag;
    const start = Math.max(0, Math.round((time - offset) / GRID_SECONDS) * GRID_SECONDS);
    if (note !== from.note || Math.abs(start - from.start) > GRID_SECONDS / 2) {
      const moved = { ...from, note, start };
      this.#drag = { from: moved, offset, moved: true };
      this.#change(this.#notes.map((each) => (each === from ? moved : each)));
    }
  }

  #onUp() {
    if (this.#drag && !this.#drag.moved) {
      this.#change(this.#notes.filter((each) => each !== this.#drag.from));
    }
    if (this.#drag) {
      this.dispatchEvent(new CustomEvent("change", { detail: this.#notes }));
    }
    this.#drag = null;
  }

  #change(notes) {
    this.#notes = notes;
    this.#draw();
  }
}
