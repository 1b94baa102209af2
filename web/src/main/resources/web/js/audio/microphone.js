import { MicrophoneInput } from "./microphone-input.js";
import { joined } from "./recorder.js";

/**
 * Records a microphone. Dispatches "level" (detail: {peak, seconds}) and, when it stops, by itself at the
 * limit or because it was told, "take" (detail: {samples, sampleRateHz}).
 */
export class Microphone extends EventTarget {
  #output;
  #input;
  #longestSeconds;
  #chunks = [];
  #count = 0;

  /** @param {import("./output.js").AudioOutput} output @param {number} longestSeconds */
  constructor(output, longestSeconds) {
    super();
    this.#output = output;
    this.#longestSeconds = longestSeconds;
    this.#input = new MicrophoneInput(output);
    this.#input.addEventListener("samples", ({ detail }) => this.#onSamples(detail));
    this.#input.addEventListener("ended", () => this.stop());
  }

  get recording() {
    return this.#input.open;
  }

  /** Asks for the microphone and begins; throws a sentence where it is not to be had. */
  async start() {
    this.#chunks = [];
    this.#count = 0;
    await this.#input.start();
  }

  stop() {
    if (!this.recording) {
      return;
    }
    this.#input.stop();
    const sampleRateHz = this.#output.sampleRateHz;
    this.#tell("take", { samples: joined(this.#chunks), sampleRateHz });
  }

  #onSamples(samples) {
    this.#chunks.push(samples);
    this.#count += samples.length;
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const seconds = this.#count / this.#output.sampleRateHz;
    this.#tell("level", { peak, seconds });
    if (seconds >= this.#longestSeconds) {
      this.stop();
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
