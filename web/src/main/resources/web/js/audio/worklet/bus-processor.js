import { Limiter } from "../limiter.js";

const CEILING = 0.95;
const REPORT_SECONDS = 0.04;

/**
 * The last thing before the speakers: limits whatever is audible, and tells of it.
 *
 * Its port brings {type: "tap", on} and receives {type: "level", peak} while there is sound, once more
 * with a peak of 0 when it is over, and while tapped {type: "samples", samples} with all that is heard.
 */
class BusProcessor extends AudioWorkletProcessor {
  #limiter = new Limiter(sampleRate, CEILING);
  #tapped = false;
  #sounding = false;
  #peak = 0;
  #framesUntilReport = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => (this.#tapped = data.on);
  }

  process([[input]], [[output]]) {
    if (input) {
      output.set(input);
    }
    this.#limiter.process(output);
    if (this.#tapped) {
      this.port.postMessage({ type: "samples", samples: output.slice() });
    }
    this.#measure(output);
    return true;
  }

  #measure(output) {
    for (const sample of output) {
      this.#peak = Math.max(this.#peak, Math.abs(sample));
    }
    this.#framesUntilReport -= output.length;
    if (this.#framesUntilReport <= 0) {
      this.#report();
    }
  }

  #report() {
    this.#framesUntilReport = REPORT_SECONDS * sampleRate;
    if (this.#peak > 0 || this.#sounding) {
      this.port.postMessage({ type: "level", peak: this.#peak });
    }
    this.#sounding = this.#peak > 0;
    this.#peak = 0;
  }
}

registerProcessor("flowtone-bus", BusProcessor);
