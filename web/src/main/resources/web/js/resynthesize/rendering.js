import { fetchResynthesized } from "../api/voices.js";
import { eager } from "../audio/eager.js";
import { joined } from "../audio/recorder.js";
import { StreamedSound } from "../audio/streamed-sound.js";

/** Has a recording resynthesised, and lets it be heard before it is done. */
export class Rendering {
  #stream;
  #abort = null;

  /** @param {import("../audio/output.js").AudioOutput} output */
  constructor(output) {
    this.#stream = new StreamedSound(output);
  }

  get busy() {
    return this.#abort !== null;
  }

  /**
   * @param {string} voice its name @param {Blob} recording
   * @param {{transpose: number, stretch: number, label: string}} manner
   * @param {(share: number) => void} onProgress 0 to 1
   * @returns {Promise<?{samples: Float32Array, sampleRateHz: number, heard: Promise<void>}>} the result,
   *     once all has come; null if it was cancelled; heard when all was played, too
   */
  async render(voice, recording, manner, onProgress) {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const sound = await fetchResynthesized(voice, recording, manner, abort.signal);
      const { chunks, all } = eager(sound.chunks, (count) => onProgress(count / sound.samples));
      const heard = this.#stream.play({ sampleRateHz: sound.sampleRateHz, chunks });
      return { samples: joined(await all), sampleRateHz: sound.sampleRateHz, heard };
    } catch (error) {
      this.hush();
      if (error.name === "AbortError") {
        return null;
      }
      throw error;
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
      }
    }
  }

  cancel() {
    this.#abort?.abort();
    this.hush();
  }

  /** Ends the sound that plays while it comes. */
  hush() {
    this.#stream.stop();
  }
}
