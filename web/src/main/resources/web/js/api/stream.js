/**
 * The page's end of the live connection to a voice. Dispatches "connecting", "retry" (detail:
 * {inMillis, reason, neverOpened}) and one event per message type of the server ("format", "stats",
 * "ended", "error", detail: the message). It reconnects by itself; after each "format" the server has
 * forgotten label weights, the bend, the dynamics, the features and the notes.
 */
export class Stream extends EventTarget {
  #worker;
  #epoch = 0;

  /** @param {MessagePort} player where the samples go: the other end is the audio thread's */
  constructor(player) {
    super();
    this.#worker = new Worker(new URL("./stream-worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#onMessage(data);
    this.#worker.postMessage({ type: "attach", player }, [player]);
  }

  /**
   * Opens a connection to this voice. The current one, if any, sounds on until the new one does.
   *
   * @param {string} voice name of the voice
   * @param {{temperature: number, windowSamples: number, seed?: number}} options windowSamples bounds
   *     what the server may send ahead of the audio clock
   */
  connect(voice, { temperature, windowSamples, seed }) {
    const url = new URL(`api/voices/${encodeURIComponent(voice)}/stream`, document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("temperature", temperature);
    url.searchParams.set("windowSamples", windowSamples);
    if (Number.isInteger(seed)) {
      url.searchParams.set("seed", seed);
    }
    this.#worker.postMessage({ type: "connect", url: url.href });
  }

  /** Tries again at once, where a lost connection waits to. */
  retry() {
    this.#worker.postMessage({ type: "retry" });
  }

  /** @param {number} note MIDI note number @param {number} velocity 0 to 1 */
  noteOn(note, velocity) {
    this.send({ type: "noteOn", note, velocity });
  }

  noteOff(note) {
    this.send({ type: "noteOff", note });
  }

  allOff() {
    this.send({ type: "allOff" });
  }

  pitchBend(cents) {
    this.send({ type: "pitchBend", cents });
  }

  /** @param {number} decibels how much louder notes are than their velocity says */
  dynamics(decibels) {
    this.send({ type: "dynamics", decibels });
  }

  /** @param {string} name of a feature of the voice @param {number} offset from the usual, in its unit */
  feature(name, offset) {
    this.send({ type: "feature", name, offset });
  }

  /** @param {Object<string, number>} weights by label, summing to one */
  labels(weights) {
    this.send({ type: "labels", weights });
  }

  temperature(value) {
    this.send({ type: "temperature", value });
  }

  /** Sends a message as it is; dropped while there is no connection. */
  send(message) {
    this.#worker.postMessage({ type: "send", epoch: this.#epoch, message });
  }

  #onMessage(data) {
    const type = data.type === "server" ? data.message.type : data.type;
    const detail = data.type === "server" ? data.message : data;
    if (type === "format") {
      // From here on messages are for the new connection; until here the old one had them.
      this.#epoch = data.epoch;
    }
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
