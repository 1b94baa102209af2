import { Line } from "./line.js";

const REPORT_SECONDS = 0.1;

/**
 * Mixes what comes over lines on the audio thread.
 *
 * Its port brings {type: "attach", line: MessagePort} for each. It receives {type: "firstSound",
 * atMillis} at the first non-zero sample after silence, {type: "silence"} when all is zero again, and
 * {type: "state", bufferedMillis, underruns} ten times a second while there is sound.
 */
class PlayerProcessor extends AudioWorkletProcessor {
  #lines = [];
  #sounding = false;
  #framesUntilReport = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#lines.push(new Line(data.line, sampleRate));
  }

  process(_inputs, [[output]]) {
    for (const line of this.#lines) {
      line.mixInto(output);
    }
    this.#announceSound(output);
    this.#report(output.length);
    return true;
  }

  #announceSound(output) {
    const first = output.findIndex((sample) => sample !== 0);
    if (first >= 0 && !this.#sounding) {
      // The audio thread has no performance.now(); both sides use the wall clock.
      const atMillis = Date.now() + (1000 * first) / sampleRate;
      this.port.postMessage({ type: "firstSound", atMillis });
    } else if (first < 0 && this.#sounding) {
      this.port.postMessage({ type: "silence" });
      this.#framesUntilReport = 0;
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
