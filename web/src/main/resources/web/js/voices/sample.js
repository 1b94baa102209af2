import { fetchResynthesized, isPlayable } from "../api/voices.js";
import { StreamedSound } from "../audio/streamed-sound.js";
import { wavFile } from "../audio/wav.js";
import { fitted } from "../play/range.js";
import { ScorePlayer } from "../play/score/score-player.js";
import { parseScore } from "../play/score/score-text.js";
import { DEMO } from "../play/score/tunes.js";
import { EXAMPLE_RATE_HZ, EXAMPLES } from "../recordings/examples.js";

const SUNG = 2;

/** Lets voices be heard, one at a time: an instrument plays, a vocoder sings what it is given. */
export class Sample {
  #player;
  #stream;

  constructor(output) {
    this.#player = new ScorePlayer(output);
    this.#stream = new StreamedSound(output);
  }

  /** Resolves when it is over, or another began. */
  async play(voice) {
    const { name, labels } = voice;
    this.stop();
    if (isPlayable(voice)) {
      const notes = fitted(parseScore(DEMO), labels[0]).map(({ part, ...note }) => note);
      await this.#player.play(name, [notes], { labels: { [labels[0].name]: 1 } }, () => false);
    } else {
      const recording = wavFile(EXAMPLES[SUNG].make(), EXAMPLE_RATE_HZ);
      await this.#stream.play(await fetchResynthesized(name, recording, { transpose: 0, stretch: 1 }));
    }
  }

  stop() {
    this.#player.stop();
    this.#stream.stop();
  }
}
