import { pitchTrack } from "../audio/pitch-track.js";
import { colour, fitCanvas } from "../ui/canvas.js";
import { noteName } from "../play/pitch.js";

const COLOURS = ["--hue-1", "--hue-2"];

/** The melodies of source and result, one over the other. */
export class PitchLane {
  #section;
  #canvas;
  #tracks = [];
  #seconds = 1;
  #unfit;

  /** @param {HTMLElement} section with a canvas */
  constructor(section) {
    this.#section = section;
    this.#canvas = section.querySelector("canvas");
    this.#unfit = fitCanvas(this.#canvas, () => this.#draw());
  }

  /** @param {Float32Array[]} layers source first @param {number} sampleRateHz */
  show(layers, sampleRateHz) {
    this.#tracks = layers.map((samples) => pitchTrack(samples, sampleRateHz));
    this.#seconds = Math.max(...layers.map(({ length }) => length)) / sampleRateHz;
    this.#section.hidden = this.#tracks.every(({ midi }) => midi.every((value) => value === null));
    this.#draw();
  }

  close() {
    this.#unfit();
  }

  #draw() {
    const pen = this.#canvas.getContext("2d");
    const { width, height } = this.#canvas;
    pen.clearRect(0, 0, width, height);
    const heard = this.#tracks.flatMap(({ midi }) => midi.filter((value) => value !== null));
    if (heard.length === 0) {
      return;
    }
    const low = heard.reduce((least, value) => Math.min(least, value)) - 2;
    const high = heard.reduce((most, value) => Math.max(most, value)) + 2;
    const yOf = (note) => height * (1 - (note - low) / (high - low));
    this.#drawNotes(pen, width, yOf, low, high);
    this.#tracks.forEach((track, index) => this.#drawTrack(pen, width, yOf, track, index));
  }

  #drawNotes(pen, width, yOf, low, high) {
    const scale = width / Math.max(1, this.#canvas.clientWidth);
    const step = high - low > 14 ? 12 : high - low > 7 ? 4 : 2;
    pen.font = `500 ${11 * scale}px "Instrument Sans", system-ui, sans-serif`;
    pen.textBaseline = "middle";
    pen.fillStyle = colour("--screen-ink");
    for (let note = step * Math.ceil((low + 0.5) / step); note < high - 0.5; note += step) {
      pen.globalAlpha = 0.15;
      pen.fillRect(0, yOf(note), width, 1);
      pen.globalAlpha = 0.78;
      pen.fillText(noteName(note), 10 * scale, yOf(note));
    }
    pen.globalAlpha = 1;
  }

  #drawTrack(pen, width, yOf, { hopSeconds, midi }, index) {
    const scale = width / Math.max(1, this.#canvas.clientWidth);
    pen.strokeStyle = colour(COLOURS[index]);
    pen.lineWidth = (index === 0 ? 4 : 2) * scale;
    pen.lineJoin = "round";
    pen.beginPath();
    let down = false;
    midi.forEach((value, i) => {
      const x = (((i + 2) * hopSeconds) / this.#seconds) * width;
      if (value !== null) {
        down ? pen.lineTo(x, yOf(value)) : pen.moveTo(x, yOf(value));
      }
      down = value !== null;
    });
    pen.stroke();
  }
}
