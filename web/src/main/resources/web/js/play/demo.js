import { ScorePlayer } from "./score/score-player.js";
import { parseScore } from "./score/score-text.js";
import { DEMO } from "./score/tunes.js";
import { fitted, labelsInMix } from "./range.js";

/**
 * Ten seconds of what the instrument can do, on a button. Dispatches "note" (detail: {note, on}) as they
 * begin and end.
 */
export class Demo extends EventTarget {
  #player;
  #notes = [];
  #sounding = null;

  /** @param {HTMLButtonElement} button @param {import("../session.js").Session} session */
  constructor(button, session) {
    super();
    const { output, store, say } = session;
    this.#player = new ScorePlayer(output);
    this.#player.addEventListener("position", ({ detail }) => this.#showAt(detail));
    this.#player.addEventListener("ended", () => this.#show(null));
    button.addEventListener("click", async () => {
      await output.start();
      const { name, labels } = session.voice;
      const [label] = labelsInMix(labels, store.get("mix"));
      this.#notes = fitted(parseScore(DEMO), label).map(({ part, ...note }) => note);
      const manner = { labels: store.get("mix"), temperature: store.get("breath") };
      button.disabled = true;
      await this.#player
        .play(name, [this.#notes], manner, () => false)
        .catch((error) => say(error.message));
      button.disabled = false;
    });
  }

  stop() {
    this.#player.stop();
  }

  #showAt(seconds) {
    const now = this.#notes.find(({ start, duration }) => seconds >= start && seconds < start + duration);
    this.#show(now?.note ?? null);
  }

  #show(note) {
    if (note !== this.#sounding) {
      const [before, after] = [this.#sounding, note];
      this.#sounding = note;
      before !== null && this.#tell(before, false);
      after !== null && this.#tell(after, true);
    }
  }

  #tell(note, on) {
    this.dispatchEvent(new CustomEvent("note", { detail: { note, on } }));
  }
}
