import { LineAllocator } from "./line-allocator.js";
import { LatencyGauge, measurements } from "./measurements.js";
import { Stream } from "./stream.js";

const LINES_OF_A_CHORD = 4;
const SMALLEST_WINDOW_SAMPLES = 1024;
const LARGEST_WINDOW_SAMPLES = 16384;
const UNDERRUNS_BEFORE_WIDENING = 3;

/**
 * A voice under the fingers: its live connections, kept at the settings of the page, and what is
 * measured of them. One connection is one line, slurred where notes overlap; for chords there are
 * four, mixed. Dispatches "connection" (detail: words for people), "error" (detail: {title, detail}) and
 * "measured".
 */
export class Instrument extends EventTarget {
  #output;
  #streams = [];
  #lines = new LineAllocator(1);
  #latency = new LatencyGauge();
  #voice = null;
  #windowSamples = SMALLEST_WINDOW_SAMPLES;
  #weights = {};
  #temperature = 1;
  #noiseMix = { a: 0, b: 0 };

  /** @param {import("./audio-output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
    this.#listenToOutput();
    this.#addStream();
    this.#showConnectionOf(this.#streams[0]);
  }

  /**
   * Changes to a voice.
   *
   * @param {string} voice its name
   * @param {number} sampleRateHz its rate
   * @param {Object<string, number>} weights by label
   */
  play(voice, sampleRateHz, weights) {
    this.#voice = voice;
    this.#weights = weights;
    this.#windowSamples = this.#windowForDevice(sampleRateHz);
    this.#streams.forEach((stream) => this.#connect(stream));
  }

  /** Whether several notes sound at once. Notes that are held now are let go. */
  set chords(on) {
    this.#streams.forEach((stream) => stream.allOff());
    while (on && this.#streams.length < LINES_OF_A_CHORD) {
      this.#connect(this.#addStream());
    }
    this.#lines = new LineAllocator(on ? LINES_OF_A_CHORD : 1);
  }

  noteOn(note, velocity, atMillis) {
    if (measurements.connection === "connected") {
      this.#latency.pressed(atMillis);
      this.#streams[this.#lines.press(note)].noteOn(note, velocity);
    }
  }

  noteOff(note) {
    this.#streams[this.#lines.release(note)]?.noteOff(note);
  }

  bend(cents) {
    this.#streams.forEach((stream) => stream.pitchBend(cents));
  }

  set weights(weights) {
    this.#weights = weights;
    this.#streams.forEach((stream) => stream.labels(weights));
  }

  get weights() {
    return this.#weights;
  }

  set temperature(value) {
    this.#temperature = value;
    this.#streams.forEach((stream) => stream.temperature(value));
  }

  get temperature() {
    return this.#temperature;
  }

  set noiseMix(angles) {
    this.#noiseMix = angles;
    this.#streams.forEach((stream) => stream.noiseMix(angles));
  }

  get noiseMix() {
    return this.#noiseMix;
  }

  #addStream() {
    const stream = new Stream(this.#output.openLine());
    const on = (type, listener) =>
      stream.addEventListener(type, ({ detail }) => listener(detail));
    on("format", () => this.#remind(stream));
    on("stats", ({ realTimeFactor, renderMillis, batch }) =>
      this.#measured({ realTimeFactor, renderMillis, batch }),
    );
    on("error", (detail) => this.dispatchEvent(new CustomEvent("error", { detail })));
    this.#streams.push(stream);
    return stream;
  }

  /** Tells a new connection what the last one knew. */
  #remind(stream) {
    stream.labels(this.#weights);
    stream.noiseMix(this.#noiseMix);
  }

  /** One stands for all: they go to the same server. */
  #showConnectionOf(stream) {
    stream.addEventListener("connecting", () => this.#connection("connecting", "Connecting"));
    stream.addEventListener("format", ({ detail: { sampleRateHz } }) => {
      this.#measured({ voiceRateHz: sampleRateHz, outputRateHz: this.#output.sampleRateHz });
      this.#connection("connected", "Connected");
    });
    stream.addEventListener("retry", ({ detail: { inMillis, reason } }) => {
      this.#latency.forget();
      const seconds = Math.max(1, Math.round(inMillis / 1000));
      this.#connection("waiting", `${reason || "Connection lost"}, trying again in ${seconds} s`);
    });
  }

  #connect(stream) {
    stream.connect(this.#voice, {
      temperature: this.#temperature,
      windowSamples: this.#windowSamples,
    });
  }

  /** Three device buffers: some devices take their sound in gulps larger than the usual window. */
  #windowForDevice(sampleRateHz) {
    const gulp = this.#output.context.baseLatency * sampleRateHz;
    const samples = 256 * Math.ceil((3 * gulp) / 256);
    return Math.min(LARGEST_WINDOW_SAMPLES, Math.max(SMALLEST_WINDOW_SAMPLES, samples));
  }

  #listenToOutput() {
    const on = (type, listener) =>
      this.#output.addEventListener(type, ({ detail }) => listener(detail));
    on("firstSound", ({ atMillis }) => this.#onFirstSound(atMillis));
    on("silence", () => this.#onSilence());
    on("state", ({ bufferedMillis, underruns }) => this.#measured({ bufferedMillis, underruns }));
  }

  #onFirstSound(atMillis) {
    const latencyMillis = this.#latency.sounded(atMillis);
    if (latencyMillis !== null) {
      this.#measured({ latencyMillis });
    }
  }

  /** After too many underruns a wider window; between two sounds nobody hears a new connection. */
  #onSilence() {
    this.#latency.silenced();
    const starved = measurements.underruns >= UNDERRUNS_BEFORE_WIDENING;
    if (starved && this.#windowSamples < LARGEST_WINDOW_SAMPLES) {
      this.#windowSamples = Math.min(LARGEST_WINDOW_SAMPLES, 2 * this.#windowSamples);
      measurements.underruns = 0;
      this.#streams.forEach((stream) => this.#connect(stream));
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
