import { Player } from "../player.js";
import { PlayoutDelay } from "../playout-delay.js";

const CAPACITY_SAMPLES = 131072;
const ACK_SECONDS = 0.003;
/** How long a new epoch has to sound without a break before the ones it takes over from are let go. */
const SETTLED_SECONDS = 0.3;
/** How much of the extra delay has to be there before the sound begins: all of it would lengthen each gap. */
const START_SHARE = 0.25;

/**
 * One source's way to the ear. Its port brings {type: "begin", epoch, sampleRateHz, startSamples},
 * {type: "chunk", epoch, samples}, {type: "end", epoch} and {type: "leave"}, and receives {type:
 * "played", epoch, samples}: how many samples of this epoch have been consumed, {type: "delay",
 * extraSeconds}: how much more than usual is to be waiting here, and {type: "left", epoch} when an
 * epoch has given way to the next. A new epoch takes over from the one before by
 * cross-fading, as soon as it sounds, however late that is; where it runs dry while it is new, the one
 * before comes back.
 */
export class Line {
  #port;
  #outputRateHz;
  #voices = [];
  #pastUnderruns = 0;
  #delay = new PlayoutDelay();

  /** @param {MessagePort} port @param {number} outputRateHz */
  constructor(port, outputRateHz) {
    this.#port = port;
    this.#outputRateHz = outputRateHz;
    port.onmessage = ({ data }) => this.#onMessage(data);
  }

  /** Sound that waits, ms. */
  get bufferedMillis() {
    const newest = this.#voices.at(-1);
    return newest ? (1000 * newest.player.bufferedSamples) / newest.sampleRateHz : 0;
  }

  /** Times it ran dry in the middle of a sound, all epochs together. */
  get underruns() {
    return this.#voices.reduce((sum, { player }) => sum + player.underruns, this.#pastUnderruns);
  }

  /** Adds its next samples to the output. */
  mixInto(output) {
    for (const voice of this.#voices) {
      voice.player.mixInto(output);
      this.#acknowledge(voice);
    }
    if (this.#voices.length > 0) {
      this.#adapt(output.length / this.#outputRateHz);
    }
    if (this.#voices.length > 1) {
      this.#handOver(output.length);
    }
  }

  #onMessage(message) {
    if (message.type === "begin") {
      this.#begin(message);
    } else if (message.type === "leave") {
      this.#voices.forEach(({ player }) => player.leave());
    } else {
      this.#tell(message);
    }
  }

  #tell({ type, epoch, samples }) {
    const player = this.#voices.find((voice) => voice.epoch === epoch)?.player;
    if (type === "chunk") {
      player?.push(samples);
    } else if (type === "end") {
      player?.end();
    }
  }

  /** Has more waiting where the sound has run dry, and begins later to be sure of it. */
  #adapt(seconds) {
    if (this.#delay.observe(seconds, this.#voices.at(-1).player)) {
      const { extraSeconds } = this.#delay;
      this.#voices.forEach((voice) => (voice.player.startSamples = this.#startSamplesOf(voice)));
      this.#port.postMessage({ type: "delay", extraSeconds });
    }
  }

  /** With some of what is to be waiting besides: the rest may come while it plays. */
  #startSamplesOf({ startSamples, sampleRateHz }) {
    return startSamples + START_SHARE * this.#delay.extraSeconds * sampleRateHz;
  }

  #begin({ epoch, sampleRateHz, startSamples }) {
    const player = new Player({
      inputRateHz: sampleRateHz,
      outputRateHz: this.#outputRateHz,
      startSamples: this.#startSamplesOf({ startSamples, sampleRateHz }),
      capacitySamples: CAPACITY_SAMPLES,
      takesOver: this.#voices.some((voice) => voice.player.playing),
    });
    this.#voices.push({ epoch, sampleRateHz, startSamples, player, acknowledged: 0, sounded: 0 });
  }

  /** Older epochs step back while the newest sounds, and are let go once it has settled or they are over. */
  #handOver(frames) {
    const newest = this.#voices.at(-1);
    const { playing } = newest.player;
    newest.sounded = playing ? newest.sounded + frames : 0;
    const settled = newest.sounded > SETTLED_SECONDS * this.#outputRateHz;
    const older = this.#voices.slice(0, -1);
    older.forEach(({ player }) => (player.receding = playing));
    this.#letGo(older.filter(({ player }) => player.gone || player.silent || (settled && player.receded)));
  }

  #letGo(voices) {
    for (const { epoch, player } of voices) {
      this.#pastUnderruns += player.underruns;
      this.#port.postMessage({ type: "left", epoch });
    }
    if (voices.length > 0) {
      this.#voices = this.#voices.filter((voice) => !voices.includes(voice));
    }
  }

  #acknowledge(voice) {
    const samples = voice.player.consumedSamples;
    if (samples - voice.acknowledged >= ACK_SECONDS * voice.sampleRateHz) {
      voice.acknowledged = samples;
      this.#port.postMessage({ type: "played", epoch: voice.epoch, samples });
    }
  }
}
