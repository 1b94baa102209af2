import { Line } from "./line.js";

const REPORT_SECONDS = 0.1;

/**
 * Mixes live connections on the audio thread.
 *
 * Its port brings {type: "attach", line: MessagePort} for each connection and {type: "tap", on}. It
 * receives {type: "firstSound", atMillis} at the first non-zero sample after silence, {type: "silence"}
 * when all is zero again, {type: "state", bufferedMillis, underruns} ten times a second, and while
 * tapped {type: "samples", samples} with everything that was rendered.
 */
class PlayerProcessor extends AudioWorkletProcessor {
  #lines = [];
  #tapped = false;
  #sounding = false;
  #framesUntilReport = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#onMessage(data);
  }

  process(_inputs, [[output]]) {
    for (const line of this.#lines) {
      line.mixInto(output);
    }
    this.#announceSound(output);
    if (this.#tapped) {
      this.port.postMessage({ type: "samples", samples: output.slice() });
    }
    this.#report(output.length);
    return true;
  }

  #onMessage(message) {
    if (message.type === "attach") {
      this.#lines.push(new Line(message.line, sampleRate));
    } else if (message.type === "tap") {
      this.#tapped = message.on;
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

  #report(frames) {
    this.#framesUntilReport -= frames;
    if (this.#framesUntilReport <= 0) {
      this.#framesUntilReport = REPORT_SECONDS * sampleRate;
      const bufferedMillis = Math.max(0, ...this.#lines.map((line) => line.bufferedMillis));
      const underruns = this.#lines.reduce((sum, line) => sum + line.underruns, 0);
      this.port.postMessage({ type: "state", bufferedMillis, underruns });
    }
  }
}

registerProcessor("flowtone-player", PlayerProcessor);
