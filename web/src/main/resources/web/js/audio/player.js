import { Resampler } from "./resampler.js";
import { RingBuffer } from "./ring-buffer.js";

const FADE_SECONDS = 0.006;
const RECEDE_SECONDS = 0.06;
const RETURN_SECONDS = 0.012;
const SILENCE = 1e-6;

/**
 * Turns chunks that arrive when they arrive into an unbroken signal. Waits until a little is queued,
 * then plays; where the queue runs dry it fades out instead of clicking, counts an underrun, waits
 * again and fades in. Pure arithmetic, no allocation while rendering.
 */
export class Player {
  #queue;
  #reader;
  #startSamples;
  #fadeStep;
  #recedeStep;
  #returnStep;
  #tailDecay;
  #playing = false;
  #ended = true;
  #leaving = false;
  #receding = false;
  #gain;
  #presence = 1;
  #last = 0;
  #tail = 0;
  #pushed = 0;
  #dry = false;

  /** Times the queue ran dry in the middle of a sound. */
  underruns = 0;

  /**
   * @param {object} format
   * @param {number} format.inputRateHz of the pushed samples
   * @param {number} format.outputRateHz of the rendered samples
   * @param {number} format.startSamples queued input samples at which playing starts
   * @param {number} format.capacitySamples most input samples that can wait
   * @param {boolean} [format.takesOver] whether another sounds, which it is faded in over
   */
  constructor({ inputRateHz, outputRateHz, startSamples, capacitySamples, takesOver = false }) {
    this.#queue = new RingBuffer(capacitySamples);
    this.#reader = new Resampler(this.#queue, inputRateHz / outputRateHz);
    this.#startSamples = startSamples;
    this.#gain = takesOver ? 0 : 1;
    this.#fadeStep = 1 / (FADE_SECONDS * outputRateHz);
    this.#recedeStep = 1 / (RECEDE_SECONDS * outputRateHz);
    this.#returnStep = 1 / (RETURN_SECONDS * outputRateHz);
    this.#tailDecay = Math.exp(-5 * this.#fadeStep);
  }

  /** Input samples that wait in the queue. */
  get bufferedSamples() {
    return this.#queue.length;
  }

  /** Input samples taken off the queue since the start. */
  get consumedSamples() {
    return this.#pushed - this.#queue.length;
  }

  /** Whether there is sound now, rather than silence or waiting for more. */
  get playing() {
    return this.#playing;
  }

  /** Whether it has run dry in the middle of a sound and waits for more of it. */
  get dry() {
    return this.#dry;
  }

  /** Whether nothing sounds and nothing is to come: not merely a sound that has run dry. */
  get silent() {
    return this.#ended && !this.#playing && this.#tail === 0;
  }

  /** Whether it has stepped back behind another until it is not heard any more. */
  get receded() {
    return this.#receding && this.#presence === 0;
  }

  /** Whether it has been told to leave and has faded out. */
  get gone() {
    return this.#leaving && this.#presence === 0;
  }

  /** Queues a chunk; what does not fit is dropped. */
  push(samples) {
    this.#pushed += this.#queue.write(samples);
    this.#ended = false;
  }

  /** What is queued is all there is for now: running dry is no underrun, playing needs no more. */
  end() {
    this.#ended = true;
    this.#dry = false;
  }

  /** @param {number} samples queued input samples at which playing starts from now on */
  set startSamples(samples) {
    this.#startSamples = samples;
  }

  /** Steps back behind another that sounds, or, where that one falls silent, forward again. */
  set receding(on) {
    this.#receding = on || this.#leaving;
  }

  /** Fades out, for good. */
  leave() {
    this.#leaving = true;
    this.#receding = true;
    this.end();
  }

  /** Adds the next samples to the output, mono; exact zeros while nothing sounds. */
  mixInto(output) {
    for (let i = 0; i < output.length; i++) {
      this.#presence = this.#receding
        ? Math.max(0, this.#presence - this.#recedeStep)
        : Math.min(1, this.#presence + this.#returnStep);
      output[i] += this.#presence * this.#next();
    }
  }

  #next() {
    if (!this.#playing && this.#canStart()) {
      this.#playing = true;
      this.#dry = false;
    } else if (this.#playing && !this.#reader.ready) {
      this.#stop();
    }
    this.#tail = Math.abs(this.#tail) > SILENCE ? this.#tail * this.#tailDecay : 0;
    return this.#playing ? this.#sounding() : this.#tail;
  }

  #canStart() {
    const waiting = this.#queue.length;
    return waiting >= this.#startSamples || (this.#ended && waiting > 0 && this.#reader.ready);
  }

  #sounding() {
    this.#gain = Math.min(1, this.#gain + this.#fadeStep);
    this.#last = this.#gain * this.#reader.next() + this.#tail;
    return this.#last;
  }

  #stop() {
    this.#playing = false;
    this.#tail = this.#last;
    if (!this.#ended && !this.receded) {
      this.underruns++;
      this.#dry = true;
    }
    // A sound that was cut in its middle, by whatever, comes back as softly as it went.
    this.#gain = 0;
  }
}
