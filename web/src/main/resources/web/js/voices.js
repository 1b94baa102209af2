/** The server's HTTP side. Failures throw an Error whose message is a sentence of the server. */

/** @returns {Promise<Voice[]>} the voices that can be played from a keyboard */
export async function fetchInstruments() {
  const response = await answered(await fetch("api/voices"));
  const voices = await response.json();
  return voices.filter(({ kind }) => kind === "instrument").map(voiceOf);
}

/**
 * Has a line of notes played.
 *
 * @param {string} voice name
 * @param {{notes: string, labels: Object<string, number>, temperature: number,
 *   noiseMix: {a: number, b: number}}} score
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
 * @property {number} sampleRateHz
 * @property {{name: string, low: number, high: number}[]} labels each with its range of MIDI notes
 */
function voiceOf({ name, title, sampleRateHz, ranges }) {
  return { name, title: title || name, sampleRateHz, labels: ranges.map(labelOf) };
}

function labelOf({ label, lowestMidi, highestMidi }) {
  return { name: label, low: Math.ceil(lowestMidi), high: Math.floor(highestMidi) };
}
