import { colour, fitCanvas } from "./canvas.js";
import { colourRamp } from "./colour-ramp.js";

const LOWEST_HZ = 60;
const PIXELS_PER_SECOND = 90;
const FLOOR_DB = -105;
const CEILING_DB = -25;

/** A scrolling spectrogram, low notes below, octaves evenly spaced, the present at the right edge. */
export class Spectrogram {
  #canvas;
  #analyser;
  #decibels;
  #column = null;
  #ramp = null;
  #drawnAtMillis = 0;

  constructor(canvas, analyser) {
    this.#canvas = canvas;
    this.#analyser = analyser;
    this.#decibels = new Float32Array(analyser.frequencyBinCount);
    fitCanvas(canvas, () => this.clear());
  }

  /** Starts again from an empty picture, in the colours of the page as they are now. */
  clear() {
    const { width, height } = this.#canvas;
    const pen = this.#canvas.getContext("2d");
    this.#ramp = colourRamp([colour("--spectrum-0"), colour("--spectrum-1"), colour("--spectrum-2")]);
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

  #scale() {
    return this.#canvas.width / Math.max(1, this.#canvas.clientWidth);
  }

  #scroll(columns) {
    const pen = this.#canvas.getContext("2d");
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
    const hertz = LOWEST_HZ * (nyquistHz / LOWEST_HZ) ** position;
    const bin = Math.min(this.#decibels.length - 2, (hertz / nyquistHz) * this.#decibels.length);
    const low = Math.floor(bin);
    const [here, next] = [this.#decibels[low], this.#decibels[low + 1]];
    return Number.isFinite(here + next) ? here + (bin - low) * (next - here) : FLOOR_DB;
  }
}
