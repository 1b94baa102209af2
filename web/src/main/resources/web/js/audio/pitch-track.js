import { resampled } from "./resampler.js";

/** Rate that pitch is measured at. */
export const RATE_HZ = 8000;
export const HOP_SECONDS = 0.01;
const WINDOW_SAMPLES = 320;
/** Samples that the pitch of a moment is measured from. */
export const REACH_SAMPLES = 2 * WINDOW_SAMPLES;
const LOWEST_HZ = 55;
const HIGHEST_HZ = 1600;
const VOICED = 0.8;
const QUIETEST = 0.004;
/** Of peaks nearly as high as the highest the first counts: the others are whole periods later. */
const NEARLY = 0.93;
/** Frames of a pitch before it is more than a slip between two others. */
const SHORTEST_FRAMES = 4;

/**
 * The pitch of a sound, every 10 ms, by normalised autocorrelation; good for a picture.
 *
 * @returns {{hopSeconds: number, midi: (number | null)[]}} as fractional MIDI notes, null where it has none
 */
export function pitchTrack(samples, sampleRateHz) {
  const low = resampled(samples, sampleRateHz, RATE_HZ);
  const hop = HOP_SECONDS * RATE_HZ;
  const frames = Math.max(0, Math.floor((low.length - REACH_SAMPLES) / hop));
  const midi = Array.from({ length: frames }, (_, frame) => pitchAt(low, frame * hop));
  return { hopSeconds: HOP_SECONDS, midi: withoutSlips(midi) };
}

/**
 * The pitch from a sample on.
 *
 * @param {Float32Array} samples at RATE_HZ @param {number} start with REACH_SAMPLES behind it
 * @returns {?number} fractional MIDI note; null where there is none
 */
export function pitchAt(samples, start) {
  const shortest = Math.floor(RATE_HZ / HIGHEST_HZ);
  const longest = Math.ceil(RATE_HZ / LOWEST_HZ);
  const power = energy(samples, start);
  if (Math.sqrt(power / WINDOW_SAMPLES) < QUIETEST) {
    return null;
  }
  const likeness = new Float64Array(longest + 2);
  let shifted = energy(samples, start + shortest - 1);
  for (let lag = shortest - 1; lag <= longest + 1; lag++) {
    likeness[lag] = product(samples, start, lag) / Math.sqrt(power * shifted + 1e-12);
    shifted += samples[start + lag + WINDOW_SAMPLES] ** 2 - samples[start + lag] ** 2;
  }
  const peaks = [];
  for (let lag = shortest; lag <= longest; lag++) {
    if (likeness[lag] >= likeness[lag - 1] && likeness[lag] > likeness[lag + 1]) {
      peaks.push(lag);
    }
  }
  const best = Math.max(0, ...peaks.map((lag) => likeness[lag]));
  const lag = peaks.find((each) => likeness[each] >= NEARLY * best);
  return best < VOICED ? null : 69 + 12 * Math.log2(RATE_HZ / refined(likeness, lag) / 440);
}

/** The top of the parabola through a peak and its neighbours. */
function refined(likeness, lag) {
  const [before, at, after] = [likeness[lag - 1], likeness[lag], likeness[lag + 1]];
  const bend = before - 2 * at + after;
  return bend === 0 ? lag : lag + (0.5 * (before - after)) / bend;
}

function energy(samples, start) {
  let sum = 0;
  for (let i = start; i < start + WINDOW_SAMPLES; i++) {
    sum += samples[i] * samples[i];
  }
  return sum;
}

function product(samples, start, lag) {
  let sum = 0;
  for (let i = start; i < start + WINDOW_SAMPLES; i++) {
    sum += samples[i] * samples[i + lag];
  }
  return sum;
}

/** What holds for a moment only, apart from what is before and after it, is a mistake. */
function withoutSlips(midi) {
  const kept = midi.slice();
  let begin = 0;
  for (let i = 1; i <= midi.length; i++) {
    const goesOn = i < midi.length && midi[i] !== null && midi[i - 1] !== null && Math.abs(midi[i] - midi[i - 1]) < 1;
    if (!goesOn) {
      if (i - begin < SHORTEST_FRAMES) {
        kept.fill(null, begin, i);
      }
      begin = i;
    }
  }
  return kept;
}
