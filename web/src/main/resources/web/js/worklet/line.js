import { Player } from "../player.js";

const CAPACITY_SAMPLES = 32768;
const ACK_SECONDS = 0.003;

/**
 * One live connection's way to the ear. Its port brings {type: "begin", epoch, sampleRateHz,
 * startSamples}, {type: "chunk", samples} and {type: "end"}, and receives {type: "played", epoch,
 * samples}: how many samples of this connection have been consumed.
 */
export class Line {
  #port;
  #outputRateHz;
  #player = null;
  #format = null;
  #acknowledged = 0;

  /** @param {MessagePort} port @param {number} outputRateHz */
  constructor(port, outputRateHz) {
    this.#port = port;
    this.#outputRateHz = outputRateHz;
    port.onmessage = ({ data }) => this.#onMessage(data);
  }

  /** Sound that waits, ms. */
  get bufferedMillis() {
    return this.#player ? (1000 * this.#player.bufferedSamples) / this.#format.sampleRateHz : 0;
  }

  get underruns() {
    return this.#player?.underruns ?? 0;
  }

  /** Adds its next samples to the output. */
  mixInto(output) {
    if (this.#player) {
      this.#player.mixInto(output);
      this.#acknowledge();
    }
  }

  #onMessage(message) {
    if (message.type === "begin") {
      this.#begin(message);
    } else if (message.type === "chunk") {
      this.#player.push(message.samples);
    } else if (message.type === "end") {
      this.#player?.end();
    }
  }

  #begin(format) {
    this.#format = format;
    this.#acknowledged = 0;
    this.#player = new Player({
      inputRateHz: format.sampleRateHz,
      outputRateHz: this.#outputRateHz,
      startSamples: format.startSamples,
      capacitySamples: CAPACITY_SAMPLES,
    });
  }

  #acknowledge() {
    const samples = this.#player.consumedSamples;
    if (samples - this.#acknowledged >= ACK_SECONDS * this.#format.sampleRateHz) {
      this.#acknowledged = samples;
      this.#port.postMessage({ type: "played", epoch: this.#format.epoch, samples });
    }
  }
}
