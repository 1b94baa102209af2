import { colour, fitCanvas } from "../ui/canvas.js";
import { spectrumColours } from "../ui/spectrum-colours.js";
import { noteName } from "./pitch.js";

const LOWEST_HZ = 55;
const HIGHEST_HZ = 12500;
const PIXELS_PER_SECOND = 90;
const FLOOR_DB = -100;
const CEILING_DB = -22;
const HERTZ_TICKS = [100, 200, 500, 1000, 2000, 5000, 10000];

/**
 * A scrolling spectrogram, low notes below, octaves evenly spaced, the present at the right edge; at the
 * left an axis in Hz, at the right one in notes.
 */
export class Spectrogram {
  #canvas;
  #axes;
  #analyser;
  #decibels;
  #column = null;
  #ramp = null;
  #drawnAtMillis = 0;
  #unfit;

  /** @param {HTMLCanvasElement} canvas @param {HTMLCanvasElement} axes lies over it */
  constructor(canvas, axes, analyser) {
    this.#canvas = canvas;
    this.#axes = axes;
    this.#analyser = analyser;
    this.#decibels = new Float32Array(analyser.frequencyBinCount);
    const unfit = [fitCanvas(canvas, () => this.clear()), fitCanvas(axes, () => this.#drawAxes())];
    this.#unfit = () => unfit.forEach((stop) => stop());
  }

  /** Starts again from an empty picture. */
  clear() {
    const { width, height } = this.#canvas;
    const pen = this.#canvas.getContext("2d", { alpha: false });
    this.#ramp = spectrumColours();
    this.#column = pen.createImageData(1, height);
    pen.fillStyle = colour("--spectrum-0");
    pen.fillRect(0, 0, width, height);
  }

  /** @param {number} nowMillis time of the animation frame */
  draw(nowMillis) {
    const elapsed = Math.min(100, nowMillis - this.#drawnAtMillis);
    const columns = Math.floor((elapsed * PIXELS_PER_SECOND * this.#scale()) / 1000);
    if (columns > 0 && this.#column) {
      this.#drawnAtMillis = nowMillis;
      this.#scroll(columns);
    }
  }

  close() {
    this.#unfit();
  }

  #scale() {
    return this.#canvas.width / Math.max(1, this.#canvas.clientWidth);
  }

  #scroll(columns) {
    const pen = this.#canvas.getContext("2d", { alpha: false });
    const { width } = this.#canvas;
    this.#measureColumn();
    pen.drawImage(this.#canvas, -columns, 0);
    for (let i = 1; i <= columns; i++) {
      pen.putImageData(this.#column, width - i, 0);
    }
  }

  #measureColumn() {
    this.#analyser.getFloatFrequencyData(this.#decibels);
    const { height, data } = this.#column;
    for (let y = 0; y < height; y++) {
      const level = (this.#decibelsAt(1 - (y + 0.5) / height) - FLOOR_DB) / (CEILING_DB - FLOOR_DB);
      const shade = 4 * Math.round(255 * Math.min(1, Math.max(0, level)));
      data.set(this.#ramp.subarray(shade, shade + 4), 4 * y);
    }
  }

  /** Level at a height in the picture, 0 (bottom) to 1, interpolated between the bins. */
  #decibelsAt(position) {
    const nyquistHz = this.#analyser.context.sampleRate / 2;
    const hertz = LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** position;
    const bin = Math.min(this.#decibels.length - 2, (hertz / nyquistHz) * this.#decibels.length);
    const low = Math.floor(bin);
    const [here, next] = [this.#decibels[low], this.#decibels[low + 1]];
    return Number.isFinite(here + next) ? here + (bin - low) * (next - here) : FLOOR_DB;
  }

  #drawAxes() {
    const pen = this.#axes.getContext("2d");
    const { width, height } = this.#axes;
    const scale = width / Math.max(1, this.#axes.clientWidth);
    pen.clearRect(0, 0, width, height);
    pen.font = `500 ${11 * scale}px "Instrument Sans", system-ui, sans-serif`;
    pen.textBaseline = "middle";
    pen.fillStyle = colour("--screen-ink");
    const yOf = (hertz) => height * (1 - Math.log(hertz / LOWEST_HZ) / Math.log(HIGHEST_HZ / LOWEST_HZ));
    const roomy = spaced(14 * scale);
    pen.globalAlpha = 0.78;
    pen.textAlign = "left";
    for (const hertz of HERTZ_TICKS.filter((tick) => roomy(yOf(tick)))) {
      pen.fillText(hertz < 1000 ? `${hertz} Hz` : `${hertz / 1000} kHz`, 10 * scale, yOf(hertz));
    }
    pen.textAlign = "right";
    const free = spaced(14 * scale);
    for (let note = 36; note <= 108; note += 12) {
      const y = yOf(440 * 2 ** ((note - 69) / 12));
      pen.globalAlpha = 0.14;
      pen.fillRect(0, Math.round(y), width - 40 * scale, 1);
      pen.globalAlpha = 0.78;
      if (free(y) && y > 8 * scale && y < height - 6 * scale) {
        pen.fillText(noteName(note), width - 10 * scale, y);
      }
    }
  }
}

/** Says of one place after the other whether it is far enough from the last that was. */
function spaced(distance) {
  let last = -Infinity;
  return (place) => {
    const far = Math.abs(place - last) >= distance;
    last = far ? place : last;
    return far;
  };
}
