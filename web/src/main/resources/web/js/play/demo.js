import { ScorePlayer } from "./score/score-player.js";
import { parseScore } from "./score/score-text.js";
import { DEMO } from "./score/tunes.js";
import { fitted, labelsInMix } from "./range.js";

/** Ten seconds of what the instrument can do, on a button. */
export class Demo {
  #player;

  /** @param {HTMLButtonElement} button @param {import("../session.js").Session} session */
  constructor(button, session) {
    const { output, store, say } = session;
    this.#player = new ScorePlayer(output);
    button.addEventListener("click", async () => {
      await output.start();
      const { name, labels } = session.voice;
      const [label] = labelsInMix(labels, store.get("mix"));
      const notes = fitted(parseScore(DEMO), label).map(({ note, start, duration, velocity }) => ({
        note,
        start,
        duration,
        velocity,
      }));
      const manner = { labels: { [label.name]: 1 }, temperature: store.get("breath") };
      button.disabled = true;
      await this.#player
        .play(name, [notes], manner, () => false)
        .catch((error) => say(error.message));
      button.disabled = false;
    });
  }

  stop() {
    this.#player.stop();
  }
}
