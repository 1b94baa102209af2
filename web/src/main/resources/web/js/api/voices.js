import { answer, json } from "./answer.js";
import { readWav } from "../audio/wav.js";
import { labelTitle } from "./label-title.js";

/** @returns {Promise<Voice[]>} every voice that says of itself what it is */
export async function fetchVoices() {
  return (await json("api/voices")).filter(({ kind }) => kind).map(voiceOf);
}

/** One voice in full, as the server tells it. */
export function fetchVoice(name) {
  return json(`api/voices/${encodeURIComponent(name)}`);
}

/** Sentences on the voices that cannot be used. */
export async function fetchDamaged() {
  return (await json("api/health")).damagedVoices;
}

/**
 * Has notes played; the sound comes as it is made.
 *
 * @param {string} voice name
 * @param {{notes: string | object[], labels?: Object<string, number>, temperature?: number,
 *   seed?: number}} score
 * @param {AbortSignal} [signal]
 * @returns {Promise<{sampleRateHz: number, samples: number, chunks: AsyncGenerator<Float32Array>}>}
 */
export async function fetchPlayed(voice, score, signal) {
  const response = await answer(`api/voices/${encodeURIComponent(voice)}/play`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(score),
    signal,
  });
  return readWav(response);
}

/**
 * Has a recording resynthesised; the sound comes as it is made.
 *
 * @param {string} voice name
 * @param {Blob} recording an audio file
 * @param {{transpose: number, stretch: number, label?: string, temperature?: number, seed?: number}}
 *     manner transpose in cents
 * @param {AbortSignal} [signal]
 */
export async function fetchResynthesized(voice, recording, manner, signal) {
  const query = new URLSearchParams(Object.entries(manner).filter(([, value]) => value !== ""));
  const response = await answer(
    `api/voices/${encodeURIComponent(voice)}/resynthesize?${query}`,
    { method: "POST", body: recording, signal },
  );
  return readWav(response);
}

/**
 * Has four recordings mixed in the noise of a flow that the voice carries.
 *
 * @param {string} voice name
 * @param {Blob[]} recordings four audio files
 * @param {{a: number, b: number}} angles in degrees: from the first two to the last two recordings, and from
 *     the first and third to the second and fourth
 * @param {AbortSignal} [signal]
 */
export async function fetchBlended(voice, recordings, angles, signal) {
  const form = new FormData();
  recordings.forEach((recording, index) => form.append("recording", recording, `${index + 1}.wav`));
  const path = `api/voices/${encodeURIComponent(voice)}/blend?${new URLSearchParams(angles)}`;
  return readWav(await answer(path, { method: "POST", body: form, signal }));
}

/** Why a voice cannot be played, in words; null if it can. */
export async function whyNotPlayable({ name, labels }) {
  try {
    const note = { note: labels[0].low, start: 0, duration: 0.05 };
    const { chunks } = await fetchPlayed(name, { notes: [note] });
    await chunks.return();
    return null;
  } catch (error) {
    return error.message;
  }
}

/** Whether a voice is played from notes; others resynthesize recordings alone, or nothing while they are broken. */
export function isPlayable({ kind, broken }) {
  return kind === "instrument" && !broken;
}

/**
 * @typedef {object} Voice
 * @property {string} name
 * @property {string} title for people
 * @property {string} kind "instrument" or "vocoder"
 * @property {number} sampleRateHz
 * @property {string} licence
 * @property {number} [bytes] on the server's disk, where it tells
 * @property {string} [broken] why it cannot be used, where it cannot
 * @property {{name: string, title: string, low: number, high: number}[]} labels each with its range of
 *     MIDI notes
 * @property {{name: string, unit: string, lowest: number, highest: number}[]} features what notes can have
 *     more or less of than usual, and how far
 */
function voiceOf({ name, title, kind, sampleRateHz, licence, bytes, broken, ranges, features }) {
  const labels = ranges.map(labelOf);
  return { name, title: title || name, kind, sampleRateHz, licence, bytes, broken, labels, features };
}

function labelOf({ label, title, lowestMidi, highestMidi }) {
  return {
    name: label,
    title: title || labelTitle(label),
    low: Math.ceil(lowestMidi),
    high: Math.floor(highestMidi),
  };
}
