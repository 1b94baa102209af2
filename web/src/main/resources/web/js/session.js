import { inWords } from "./api/answer.js";
import { isPlayable, whyNotPlayable } from "./api/voices.js";
import { HeldNotes } from "./play/held-notes.js";
import { Instrument } from "./play/instrument.js";
import { allowedBy } from "./play/range.js";

/** Who holds notes through this window. */
const HANDS = ["computer ", "pointer ", "focus"];

/**
 * What all panels share: the voices, the one that is chosen, what is held of it, and its live connection,
 * which follows the store.
 */
export class Session {
  #switching = false;

  /**
   * @param {object} parts
   * @param {import("./ui/store.js").Store} parts.store
   * @param {import("./ui/status.js").Status} parts.status
   * @param {import("./audio/output.js").AudioOutput} parts.output
   * @param {import("./api/voices.js").Voice[]} parts.voices all of them, an instrument at least
   * @param {(message: string, remedy?: object) => void} parts.say
   */
  constructor({ store, status, output, voices, say }) {
    Object.assign(this, { store, status, output, voices, say });
    this.held = new HeldNotes();
    this.instrument = new Instrument(output);
    this.#followConnection();
    this.#followKeys();
    this.#followStore();
    this.choose(this.instruments.some(({ name }) => name === store.get("voice")) ? store.get("voice") : this.instruments[0].name);
  }

  /** The voices that are played from a keyboard. */
  get instruments() {
    return this.voices.filter(isPlayable);
  }

  /** The voice that is chosen. */
  get voice() {
    return this.instruments.find(({ name }) => name === this.store.get("voice"));
  }

  /** Changes to an instrument, mixed as it was when it was left, or as the address says. */
  choose(name) {
    const voice = this.instruments.find((each) => each.name === name);
    this.#switching = true;
    const known = (mix) => mix && Object.keys(mix).length > 0 &&
      Object.keys(mix).every((label) => voice.labels.some((each) => each.name === label));
    const candidates = [this.store.get("mix"), this.store.get("mixes")[name]];
    const kept = this.store.get("voice") === name ? candidates : candidates.reverse();
    const mix = kept.find(known) ?? { [voice.labels[0].name]: 1 };
    this.store.set("voice", name);
    this.store.set("mix", mix);
    this.#switching = false;
    this.held.allow(allowedBy(voice.labels, mix));
    this.instrument.play(voice, complete(mix, voice));
    this.store.set("voiceShown", name);
  }

  /** Tells the voice now and whenever another is chosen. @returns {() => void} ends it */
  watchVoice(listener) {
    return this.store.watch("voiceShown", () => listener(this.voice));
  }

  #followStore() {
    const { store, instrument, held } = this;
    store.watch("mix", (mix) => {
      const settled = store.get("voiceShown") === store.get("voice");
      if (!this.#switching && settled && this.voice) {
        store.set("mixes", { ...store.get("mixes"), [this.voice.name]: mix });
        held.allow(allowedBy(this.voice.labels, mix));
        instrument.weights = complete(mix, this.voice);
      }
    });
    store.watch("breath", (value) => (instrument.temperature = value));
    store.watch("chords", (on) => (instrument.chords = on));
    store.watch("seed", (seed) => (instrument.seed = seed));
    store.watch("volume", (value) => this.output.setVolume(value ** 2));
  }

  #followKeys() {
    const { held, instrument } = this;
    held.addEventListener("noteOn", ({ detail: { note, velocity, atMillis } }) => {
      instrument.noteOn(note, velocity, atMillis);
      this.#explainSilence();
    });
    held.addEventListener("noteOff", ({ detail }) => instrument.noteOff(detail.note));
    // Whoever leaves the window is not seen to let go; what MIDI keyboards hold they still do.
    addEventListener("blur", () => HANDS.forEach((hand) => held.releaseAll(hand)));
  }

  /** A key that nothing comes of says why. */
  #explainSilence() {
    const { trouble } = this.status;
    if (trouble && !trouble.quiet) {
      this.say(trouble.words, trouble.act && { button: trouble.button, act: trouble.act });
    }
  }

  #followConnection() {
    const { instrument, status } = this;
    instrument.addEventListener("error", ({ detail }) => this.say(inWords(detail)));
    instrument.addEventListener("connection", ({ detail }) => {
      if (detail.state === "connected") {
        status.report("voice", null);
        status.report("connection", null);
      } else if (detail.state === "waiting") {
        this.#onLost(detail);
      } else if (!status.trouble) {
        status.report("connection", { short: "Connecting", words: "Connecting to the server", quiet: true });
      }
    });
    addEventListener("online", () => instrument.retry());
  }

  async #onLost({ inMillis, reason, neverOpened }) {
    const seconds = Math.max(1, Math.round(inMillis / 1000));
    const why = reason || (navigator.onLine ? "The server does not answer" : "This computer is offline");
    this.status.report("connection", {
      short: "Not connected",
      words: `${why}, trying again in ${seconds} s`,
      button: "Try now",
      act: () => this.instrument.retry(),
    });
    if (neverOpened && !reason) {
      await this.#lookForBrokenVoice();
    }
  }

  /** A connection that is refused again and again may be the voice's fault, not the network's. */
  async #lookForBrokenVoice() {
    const { voice } = this;
    const health = await fetch("api/health").catch(() => null);
    const why = health?.ok ? await whyNotPlayable(voice) : null;
    const other = this.instruments.find(({ name }) => name !== voice.name);
    if (why && voice === this.voice) {
      this.status.report("voice", {
        short: "Voice broken",
        words: `${voice.title} cannot be played. ${why}`,
        button: other ? `Play ${other.title}` : "Try again",
        act: () => (other ? this.choose(other.name) : this.instrument.retry()),
      });
    }
  }
}

/** Weights for every label of a voice, so that none is left from before. */
function complete(mix, { labels }) {
  return Object.fromEntries(labels.map(({ name }) => [name, mix[name] ?? 0]));
}
