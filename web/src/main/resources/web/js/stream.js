/**
 * The page's end of the live connection to a voice. Dispatches "connecting", "retry" (detail:
 * {inMillis, reason}) and one event per message type of the server ("format", "stats", "ended",
 * "error", detail: the message). It reconnects by itself; after each "format" the server has forgotten
 * label weights, the mix of noises and notes.
 */
export class Stream extends EventTarget {
  #worker;

  /** @param {MessagePort} player where the samples go: the other end is the audio thread's */
  constructor(player) {
    super();
    this.#worker = new Worker(new URL("./worker/stream-worker.js", import.meta.url), {
      type: "module",
    });
    this.#worker.onmessage = ({ data }) => this.#onMessage(data);
    this.#worker.postMessage({ type: "attach", player }, [player]);
  }

  /**
   * Leaves the current connection, if any, and opens one to this voice.
   *
   * @param {string} voice name of the voice
   * @param {{temperature: number, windowSamples: number}} options windowSamples bounds what the server
   *     may send ahead of the audio clock
   */
  connect(voice, { temperature, windowSamples }) {
    const url = new URL(`api/voices/${encodeURIComponent(voice)}/stream`, document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("temperature", temperature);
    url.searchParams.set("windowSamples", windowSamples);
    this.#worker.postMessage({ type: "connect", url: url.href });
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

  /** @param {Object<string, number>} weights by label, summing to one */
  labels(weights) {
    this.send({ type: "labels", weights });
  }

  temperature(value) {
    this.send({ type: "temperature", value });
  }

  /** @param {{a: number, b: number}} angles in radians that mix the four noises of the seed */
  noiseMix({ a, b }) {
    this.send({ type: "noiseMix", a, b });
  }

  /** Sends a message as it is; dropped while there is no connection. */
  send(message) {
    this.#worker.postMessage({ type: "send", message });
  }

  #onMessage(data) {
    const type = data.type === "server" ? data.message.type : data.type;
    const detail = data.type === "server" ? data.message : data;
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
