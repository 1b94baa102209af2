import { samplesOf } from "../api/compare.js";
import { joined } from "../audio/recorder.js";

/** The shortest sound that a lane shows: a hundredth of a second. */
const LEAST_SECONDS = 0.01;

/** What a comparison's events have told so far. */
export class Tally {
  /** "getting ready", "comparing", "over" or "broken". */
  state = "getting ready";

  /** The event that began it: voice, sampleRateHz, seconds, mostSeconds, machine, models. */
  begin = null;

  /** Of the recording that was compared over, as the voice hears it; null for notes. */
  recording = null;

  /** A sentence where it broke. */
  problem = "";

  #lanes = new Map();

  /** @param {{name: string, data: object}} event */
  take({ name, data }) {
    TAKES[name]?.(this, data);
  }

  /** @returns {?{clockSeconds: number, soundSeconds: number, timesRealTime: number, end: ?string}} */
  lane(id) {
    return this.#lanes.get(id) ?? null;
  }

  /** All that a lane has drawn so far. */
  samples(id) {
    return joined(this.#lanes.get(id)?.chunks ?? []);
  }

  /** How long the one who worked the longest has worked. */
  get clockSeconds() {
    return Math.max(0, ...[...this.#lanes.values()].map(({ clockSeconds }) => clockSeconds));
  }

  advance(id, change) {
    const lane = this.#lanes.get(id) ?? { clockSeconds: 0, soundSeconds: 0, timesRealTime: 0, end: null, chunks: [] };
    this.#lanes.set(id, { ...lane, ...change });
  }

  keep(id, samples) {
    this.#lanes.get(id).chunks.push(samples);
  }
}

const TAKES = {
  begin: (tally, data) => (tally.begin = data),
  recording: (tally, { pcm }) => (tally.recording = samplesOf(pcm)),
  start: (tally) => (tally.state = "comparing"),
  sound: (tally, { id, pcm, ...position }) => {
    tally.advance(id, position);
    tally.keep(id, samplesOf(pcm));
  },
  over: (tally, { id, ...position }) => tally.advance(id, position),
  end: (tally) => (tally.state = "over"),
  problem: (tally, { detail }) => Object.assign(tally, { state: "broken", problem: detail }),
};

/** How far along a lane so much sound is, 0 to 1: each decade as wide as the next. */
export function placeOf(seconds, allSeconds) {
  const place = Math.log(seconds / LEAST_SECONDS) / Math.log(allSeconds / LEAST_SECONDS);
  return Math.min(1, Math.max(0, place));
}

/** Below this a fraction says more: "0.7 × real time", but "1/2 of real time". */
const LEAST_TIMES = 2 / 3;

/** "9.3 × real time", or "1/54 of real time". */
export function speedInWords(timesRealTime) {
  if (!(timesRealTime > 0)) {
    return "";
  }
  return timesRealTime >= LEAST_TIMES
    ? `${Number(timesRealTime.toPrecision(2))} × real time`
    : `1/${Math.round(1 / timesRealTime)} of real time`;
}
