import { joined } from "./recorder.js";

const START_SECONDS = 0.15;
const AHEAD_SECONDS = 1;
const ACK_SLACK_SECONDS = 0.006;

/**
 * Plays a sound over the bus while it still arrives. Dispatches "position" (detail: seconds that were
 * heard) and "received" (detail: seconds that have come).
 */
export class StreamedSound extends EventTarget {
  #port;
  #epoch = 0;
  #played = 0;
  #sampleRateHz = 1;
  #frame = 0;
  #wake = () => {};

  /** @param {import("./output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#port = output.openLine();
    this.#port.onmessage = ({ data }) => this.#onMessage(data);
  }

  /**
   * @param {{sampleRateHz: number, chunks: AsyncIterable<Float32Array>}} sound
   * @returns {Promise<?Float32Array>} all of it, once it was heard; null if it was stopped
   */
  async play({ sampleRateHz, chunks }) {
    const epoch = ++this.#epoch;
    this.#played = 0;
    this.#sampleRateHz = sampleRateHz;
    const startSamples = Math.round(START_SECONDS * sampleRateHz);
    this.#port.postMessage({ type: "begin", epoch, sampleRateHz, startSamples });
    const kept = [];
    let pushed = 0;
    for await (const samples of chunks) {
      await this.#playedBut(AHEAD_SECONDS, pushed, epoch);
      if (epoch !== this.#epoch) {
        return null;
      }
      kept.push(samples);
      pushed += samples.length;
      this.#port.postMessage({ type: "chunk", epoch, samples });
      this.#tell("received", pushed / sampleRateHz);
    }
    this.#port.postMessage({ type: "end", epoch });
    await this.#playedBut(ACK_SLACK_SECONDS, pushed, epoch);
    if (epoch !== this.#epoch) {
      return null;
    }
    this.#rest();
    return joined(kept);
  }

  /** Resolves once no more than so many seconds are left of what was pushed, or it was stopped. */
  async #playedBut(seconds, pushed, epoch) {
    while (epoch === this.#epoch && pushed - this.#played > seconds * this.#sampleRateHz) {
      await new Promise((resolve) => (this.#wake = resolve));
    }
  }

  /** Fades out what plays. */
  stop() {
    this.#epoch++;
    this.#rest();
    this.#port.postMessage({ type: "leave" });
    this.#wake();
  }

  #onMessage({ type, epoch, samples }) {
    if (type === "played" && epoch === this.#epoch) {
      this.#played = samples;
      this.#frame ||= requestAnimationFrame(() => this.#tellPosition());
      this.#wake();
    }
  }

  /** However often the audio thread tells, as often as is drawn. */
  #tellPosition() {
    this.#frame = 0;
    this.#tell("position", this.#played / this.#sampleRateHz);
  }

  #rest() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Several sounds that arrive side by side, as one. Where one ends before the others, they go on. */
export async function* summed(sources) {
  const waiting = sources.map((source) => ({ source, samples: new Float32Array(0), done: false }));
  for (;;) {
    await Promise.all(waiting.map(fill));
    const alive = waiting.filter(({ samples }) => samples.length > 0);
    if (alive.length === 0) {
      return;
    }
    const sum = new Float32Array(Math.min(...alive.map(({ samples }) => samples.length)));
    for (const each of alive) {
      sum.forEach((_, i) => (sum[i] += each.samples[i]));
      each.samples = each.samples.subarray(sum.length);
    }
    yield sum;
  }
}

async function fill(each) {
  while (each.samples.length === 0 && !each.done) {
    const { done, value } = await each.source.next();
    each.done = done;
    each.samples = value ?? each.samples;
  }
}
