import { fetchPlayed } from "../../api/voices.js";
import { Clip } from "../../audio/clip.js";
import { resampled } from "../../audio/resampler.js";
import { StreamedSound, summed } from "../../audio/streamed-sound.js";

/**
 * Has scores played by a voice, all parts at once, and lets them be heard as they come. Dispatches
 * "position" (detail: seconds) and "ended".
 */
export class ScorePlayer extends EventTarget {
  #output;
  #stream;
  #clip;
  #frame = 0;
  #abort = null;

  /** @param {import("../../audio/output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
    this.#stream = new StreamedSound(output);
    this.#stream.addEventListener("position", ({ detail }) => this.#tell("position", detail));
    this.#clip = new Clip(output);
  }

  get playing() {
    return this.#abort !== null;
  }

  /**
   * @param {string} voice its name
   * @param {(string | object[])[]} parts each as the server takes notes
   * @param {{labels: object, features: object, temperature: number, seed: ?number}} manner
   * @param {() => boolean} loops asked whenever it is over
   */
  async play(voice, parts, manner, loops) {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const requests = parts.map((notes, part) =>
        fetchPlayed(voice, { notes, ...manner, seed: (manner.seed ?? 1) + part }, abort.signal),
      );
      const sounds = await Promise.all(requests);
      const { sampleRateHz } = sounds[0];
      const chunks = summed(sounds.map((sound) => sound.chunks));
      const samples = await this.#stream.play({ sampleRateHz, chunks });
      if (samples && loops() && this.#abort === abort) {
        this.#repeat(resampled(samples, sampleRateHz, this.#output.sampleRateHz));
        return;
      }
      this.#endUnlessReplaced(abort);
    } catch (error) {
      this.#endUnlessReplaced(abort);
      if (error.name !== "AbortError") {
        throw error;
      }
    }
  }

  stop() {
    if (this.#abort) {
      const abort = this.#abort;
      abort.abort();
      this.#stream.stop();
      this.#clip.stop();
      cancelAnimationFrame(this.#frame);
      this.#endUnlessReplaced(abort);
    }
  }

  #repeat(samples) {
    this.#clip.play([samples], { loop: true });
    const show = () => {
      this.#tell("position", this.#clip.seconds);
      this.#frame = requestAnimationFrame(show);
    };
    show();
  }

  #endUnlessReplaced(abort) {
    if (this.#abort === abort) {
      this.#abort = null;
      this.#tell("ended");
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
