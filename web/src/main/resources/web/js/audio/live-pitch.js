import { HOP_SECONDS, pitchAt, RATE_HZ, REACH_SAMPLES } from "./pitch-track.js";
import { Resampler } from "./resampler.js";
import { RingBuffer } from "./ring-buffer.js";

const HOP_SAMPLES = Math.round(HOP_SECONDS * RATE_HZ);

/** The pitch and loudness of a sound while it arrives, every 10 ms. */
export class LivePitch {
  /** By how much a pitch is late: half of what it is measured from. */
  static DELAY_MILLIS = (500 * REACH_SAMPLES) / RATE_HZ;

  #queue;
  #reader;
  #recent = new Float32Array(REACH_SAMPLES);
  #sinceFrame = 0;
  #onFrame;

  /**
   * @param {number} sampleRateHz of the sound
   * @param {(frame: {midi: ?number, levelDb: number}) => void} onFrame
   */
  constructor(sampleRateHz, onFrame) {
    this.#queue = new RingBuffer(Math.round(sampleRateHz));
    this.#reader = new Resampler(this.#queue, sampleRateHz / RATE_HZ);
    this.#onFrame = onFrame;
  }

  /** @param {Float32Array} samples the next ones, less than a second */
  push(samples) {
    this.#queue.write(samples);
    while (this.#reader.ready) {
      this.#recent.copyWithin(0, 1);
      this.#recent[REACH_SAMPLES - 1] = this.#reader.next();
      if (++this.#sinceFrame === HOP_SAMPLES) {
        this.#sinceFrame = 0;
        this.#onFrame({ midi: pitchAt(this.#recent, 0), levelDb: levelOf(this.#recent) });
      }
    }
  }
}

/** Level of the newest quarter, dB re full scale. */
function levelOf(samples) {
  const newest = samples.subarray((3 * samples.length) >> 2);
  const power = newest.reduce((sum, sample) => sum + sample * sample, 0) / newest.length;
  return 10 * Math.log10(power + 1e-10);
}
