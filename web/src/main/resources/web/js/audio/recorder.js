const LONGEST_SECONDS = 600;

/**
 * Records all that is heard. Dispatches "progress" (detail: seconds) and, when it stops by itself or is
 * stopped, "take" (detail: {samples, sampleRateHz}).
 */
export class Recorder extends EventTarget {
  #output;
  #chunks = null;
  #count = 0;
  #collect = ({ detail }) => this.#onSamples(detail.samples);

  /** @param {import("./output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
  }

  get recording() {
    return this.#chunks !== null;
  }

  start() {
    this.#chunks = [];
    this.#count = 0;
    this.#output.addEventListener("samples", this.#collect);
    this.#output.tap(true);
  }

  stop() {
    this.#output.removeEventListener("samples", this.#collect);
    this.#output.tap(false);
    const samples = joined(this.#chunks);
    this.#chunks = null;
    this.#tell("take", { samples, sampleRateHz: this.#output.sampleRateHz });
  }

  #onSamples(samples) {
    this.#chunks.push(samples);
    this.#count += samples.length;
    this.#tell("progress", this.#count / this.#output.sampleRateHz);
    if (this.#count > LONGEST_SECONDS * this.#output.sampleRateHz) {
      this.stop();
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Chunks as one piece. */
export function joined(chunks) {
  const samples = new Float32Array(chunks.reduce((count, { length }) => count + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    samples.set(chunk, offset);
    offset += chunk.length;
  }
  return samples;
}
