/** The server's HTTP side. Failures throw an Error whose message is a sentence of the server. */

/** @returns {Promise<Voice[]>} the voices that can be played */
export async function fetchVoices() {
  const response = await answered(await fetch("api/voices"));
  return (await response.json()).map(voiceOf);
}

/**
 * Has a line of notes played.
 *
 * @param {string} voice name
 * @param {{notes: string, labels: Object<string, number>, temperature: number}} score
 * @returns {Promise<Blob>} a WAV file
 */
export async function fetchPlayed(voice, score) {
  const response = await fetch(`api/voices/${encodeURIComponent(voice)}/play`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(score),
  });
  return (await answered(response)).blob();
}

async function answered(response) {
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(inWords(problem) || `The server answered ${response.status}`);
  }
  return response;
}

/** A problem document (RFC 9457), or an error message of the stream, as one line. */
export function inWords({ title, detail }) {
  return [title, detail].filter(Boolean).join(": ");
}

/**
 * @typedef {object} Voice
 * @property {string} name
 * @property {string} title for people
 * @property {string} kind "instrument" or "vocoder"
 * @property {number} sampleRateHz
 * @property {string[]} labels
 * @property {number} low lowest MIDI note @property {number} high highest MIDI note
 */
function voiceOf({ name, title, kind, sampleRateHz, labels = [] }) {
  const low = Math.min(...labels.map((label) => label.lowestMidi ?? 48));
  const high = Math.max(...labels.map((label) => label.highestMidi ?? 84));
  return {
    name,
    title: title || name,
    kind,
    sampleRateHz,
    labels: labels.map((label) => label.name ?? label),
    low: Number.isFinite(low) ? Math.ceil(low) : 48,
    high: Number.isFinite(high) ? Math.floor(high) : 84,
  };
}
