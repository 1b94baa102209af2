import { Player } from "../player.js";

const CAPACITY_SAMPLES = 32768;
const ACK_SECONDS = 0.003;
const REPORT_SECONDS = 0.1;

/**
 * Plays the samples of one live connection on the audio thread.
 *
 * The page's port brings {type: "attach", stream: MessagePort} and {type: "tap", on}. It receives
 * {type: "firstSound", atMillis} at the first non-zero sample after silence, {type: "silence"} when
 * all is zero again, {type: "state", bufferedSamples, underruns, inputRateHz} ten times a second, and
 * while tapped {type: "samples", samples} with everything that was rendered.
 *
 * The stream's port brings {type: "begin", epoch, sampleRateHz, startSamples}, {type: "chunk",
 * samples} and {type: "end"}. It receives {type: "played", epoch, samples}: how many samples of this
 * connection have been consumed.
 */
class PlayerProcessor extends AudioWorkletProcessor {
  #player = null;
  #stream = null;
  #format = null;
  #tapped = false;
  #sounding = false;
  #acknowledged = 0;
  #framesUntilReport = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#onPageMessage(data);
  }

  process(_inputs, [[output]]) {
    if (this.#player) {
      this.#player.render(output);
      this.#announceSound(output);
      this.#acknowledge();
    }
    this.#report(output);
    return true;
  }

  #onPageMessage(message) {
    if (message.type === "attach") {
      this.#stream = message.stream;
      this.#stream.onmessage = ({ data }) => this.#onStreamMessage(data);
    } else if (message.type === "tap") {
      this.#tapped = message.on;
    }
  }

  #onStreamMessage(message) {
    if (message.type === "begin") {
      this.#begin(message);
    } else if (message.type === "chunk") {
      this.#player.push(message.samples);
    } else if (message.type === "end") {
      this.#player.end();
    }
  }

  #begin(format) {
    this.#format = format;
    this.#acknowledged = 0;
    this.#player = new Player({
      inputRateHz: format.sampleRateHz,
      outputRateHz: sampleRate,
      startSamples: format.startSamples,
      capacitySamples: CAPACITY_SAMPLES,
    });
  }

  #acknowledge() {
    const samples = this.#player.consumedSamples;
    if (samples - this.#acknowledged >= ACK_SECONDS * this.#format.sampleRateHz) {
      this.#acknowledged = samples;
      this.#stream.postMessage({ type: "played", epoch: this.#format.epoch, samples });
    }
  }

  #announceSound(output) {
    const first = output.findIndex((sample) => sample !== 0);
    if (first >= 0 && !this.#sounding) {
      // The audio thread has no performance.now(); both sides use the wall clock.
      const atMillis = Date.now() + (1000 * first) / sampleRate;
      this.port.postMessage({ type: "firstSound", atMillis });
    } else if (first < 0 && this.#sounding) {
      this.port.postMessage({ type: "silence" });
    }
    this.#sounding = first >= 0;
  }

  #report(output) {
    if (this.#tapped) {
      this.port.postMessage({ type: "samples", samples: output.slice() });
    }
    this.#framesUntilReport -= output.length;
    if (this.#framesUntilReport <= 0 && this.#player) {
      this.#framesUntilReport = REPORT_SECONDS * sampleRate;
      this.port.postMessage({
        type: "state",
        bufferedSamples: this.#player.bufferedSamples,
        underruns: this.#player.underruns,
        inputRateHz: this.#format.sampleRateHz,
      });
    }
  }
}

registerProcessor("flowtone-player", PlayerProcessor);
