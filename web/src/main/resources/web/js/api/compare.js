import { answer, json } from "./answer.js";
import { eventsOf } from "./events.js";

const BUSY = 503;
const MOST_TRIES = 40;
const RETRY_MILLIS = 500;

/** @returns {Promise<{voices: {name: string, title: string, models: string[]}[], report?: object}>} */
export function fetchComparisons() {
  return json("api/compare");
}

/**
 * Has all models of a voice draw the same sound.
 *
 * @param {string} voice name
 * @param {?Blob} recording that they make anew; null for notes
 * @param {number} seconds of sound
 * @param {{signal: AbortSignal, onWait: () => void}} manner told while another comparison is on
 * @returns {Promise<AsyncGenerator<{name: string, data: object}>>} events, as openapi.json tells of them
 */
export async function comparison(voice, recording, seconds, { signal, onWait }) {
  const query = new URLSearchParams({ voice, seconds });
  const options = { method: "POST", body: recording, signal };
  for (let tries = 1; ; tries++) {
    try {
      return eventsOf(await answer(`api/compare?${query}`, options));
    } catch (error) {
      if (error.status !== BUSY || tries === MOST_TRIES) {
        throw error;
      }
      // One that was just left ends with its model's turn.
      onWait();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}

/** Samples of a "pcm" field: 16-bit, little-endian, in base 64. */
export function samplesOf(pcm) {
  const bytes = Uint8Array.from(atob(pcm), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => view.getInt16(2 * i, true) / 32768);
}
