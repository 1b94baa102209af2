import { LatencyGauge, measurements } from "./measurements.js";
import { Stream } from "./stream.js";

const SMALLEST_WINDOW_SAMPLES = 1024;
const LARGEST_WINDOW_SAMPLES = 16384;
const UNDERRUNS_BEFORE_WIDENING = 3;

/**
 * A voice under the fingers: the stream of its sound, kept at the settings of the page, and what is
 * measured of it. Dispatches "connection" (detail: words for people), "error" (detail: {title, detail})
 * and "measured".
 */
export class Instrument extends EventTarget {
  #output;
  #stream;
  #latency = new LatencyGauge();
  #voice = null;
  #windowSamples = SMALLEST_WINDOW_SAMPLES;
  #weights = {};
  #temperature = 1;

  /** @param {import("./audio-output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
    this.#stream = new Stream(output.playerPort());
    this.#listenToStream();
    this.#listenToOutput();
  }

  /** @param {import("./voices.js").Voice} voice @param {Object<string, number>} weights by label */
  play(voice, weights) {
    this.#voice = voice;
    this.#weights = weights;
    this.#windowSamples = this.#windowForDevice();
    this.#connect();
  }

  noteOn(note, velocity, atMillis) {
    if (measurements.connection === "connected") {
      this.#latency.pressed(atMillis);
      this.#stream.noteOn(note, velocity);
    }
  }

  noteOff(note) {
    this.#stream.noteOff(note);
  }

  bend(cents) {
    this.#stream.pitchBend(cents);
  }

  set weights(weights) {
    this.#weights = weights;
    this.#stream.labels(weights);
  }

  get weights() {
    return this.#weights;
  }

  set temperature(value) {
    this.#temperature = value;
    this.#stream.temperature(value);
  }

  get temperature() {
    return this.#temperature;
  }

  #connect() {
    this.#stream.connect(this.#voice.name, {
      temperature: this.#temperature,
      windowSamples: this.#windowSamples,
    });
  }

  /** Three device buffers: some devices take their sound in gulps larger than the usual window. */
  #windowForDevice() {
    const gulp = this.#output.context.baseLatency * this.#voice.sampleRateHz;
    const hops = Math.ceil((3 * gulp) / 256);
    return Math.min(LARGEST_WINDOW_SAMPLES, Math.max(SMALLEST_WINDOW_SAMPLES, 256 * hops));
  }

  #listenToStream() {
    const on = (type, listener) =>
      this.#stream.addEventListener(type, ({ detail }) => listener(detail));
    on("connecting", () => this.#connection("connecting", "Connecting"));
    on("format", (format) => this.#onFormat(format));
    on("retry", (retry) => this.#onRetry(retry));
    on("stats", ({ realTimeFactor, renderMillis, batch }) =>
      this.#measured({ realTimeFactor, renderMillis, batch }),
    );
    on("ended", () => this.#widenIfStarved());
    on("error", (detail) => this.dispatchEvent(new CustomEvent("error", { detail })));
  }

  #listenToOutput() {
    const on = (type, listener) =>
      this.#output.addEventListener(type, ({ detail }) => listener(detail));
    on("firstSound", ({ atMillis }) => this.#onFirstSound(atMillis));
    on("silence", () => this.#latency.silenced());
    on("state", ({ bufferedSamples, underruns, inputRateHz }) =>
      this.#measured({ bufferedMillis: (1000 * bufferedSamples) / inputRateHz, underruns }),
    );
  }

  #onFormat({ sampleRateHz }) {
    this.#measured({ voiceRateHz: sampleRateHz, outputRateHz: this.#output.sampleRateHz });
    this.#stream.labels(this.#weights);
    this.#connection("connected", "Connected");
  }

  #onRetry({ inMillis, reason }) {
    this.#latency.forget();
    const seconds = Math.max(1, Math.round(inMillis / 1000));
    this.#connection("waiting", `${reason || "Connection lost"}, trying again in ${seconds} s`);
  }

  #onFirstSound(atMillis) {
    const latencyMillis = this.#latency.sounded(atMillis);
    if (latencyMillis !== null) {
      this.#measured({ latencyMillis });
    }
  }

  /** Between two sounds nobody hears a new connection. */
  #widenIfStarved() {
    const starved = measurements.underruns >= UNDERRUNS_BEFORE_WIDENING;
    if (starved && this.#windowSamples < LARGEST_WINDOW_SAMPLES) {
      this.#windowSamples = Math.min(LARGEST_WINDOW_SAMPLES, 2 * this.#windowSamples);
      measurements.underruns = 0;
      this.#connect();
    }
  }

  #connection(state, words) {
    measurements.connection = state;
    this.dispatchEvent(new CustomEvent("connection", { detail: words }));
  }

  #measured(values) {
    Object.assign(measurements, values);
    this.dispatchEvent(new Event("measured"));
  }
}
