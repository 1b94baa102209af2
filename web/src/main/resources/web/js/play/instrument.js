import { LineAllocator } from "./line-allocator.js";
import { LatencyGauge, measurements } from "./measurements.js";
import { windowSamples } from "./stream-window.js";
import { Stream } from "../api/stream.js";
import { Vibrato } from "./vibrato.js";

const LINES_OF_A_CHORD = 4;

/**
 * A voice under the fingers: its live connections, kept at the settings of the page and at the notes
 * that are held, whatever happens to them. One connection is one line, slurred where notes overlap; for
 * chords there are four, mixed. Dispatches "connection" (detail: {state, inMillis, reason,
 * neverOpened}), "error" (detail: {title, detail}) and "measured".
 */
export class Instrument extends EventTarget {
  #output;
  #streams = [];
  #lines = new LineAllocator(1);
  #notes = new Map();
  #latency = new LatencyGauge();
  #vibrato = new Vibrato((cents) => this.#sendBend(cents));
  #voice = null;
  #windowSamples = 0;
  #weights = {};
  #temperature = 1;
  #dynamics = 0;
  #voiceFeatures = [];
  #offsets = {};
  #heeded = new Map();
  #seed = undefined;

  /** @param {import("../audio/output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
    this.#listenToOutput();
    this.#addStream();
    this.#tellConnectionOf(this.#streams[0]);
  }

  /**
   * Changes to a voice; what is held sounds on in it.
   *
   * @param {import("../api/voices.js").Voice} voice
   * @param {Object<string, number>} weights by label
   */
  play({ name, sampleRateHz, features }, weights) {
    this.#voice = name;
    this.#voiceFeatures = features.map((feature) => feature.name);
    this.#weights = weights;
    this.#windowSamples = windowSamples(this.#output.context.baseLatency, sampleRateHz);
    this.#reconnect();
  }

  /** Whether several notes sound at once. */
  set chords(on) {
    const lines = on ? LINES_OF_A_CHORD : 1;
    this.#streams.forEach((stream) => stream.allOff());
    while (this.#streams.length < lines) {
      const stream = this.#addStream();
      if (this.#voice) {
        this.#connect(stream);
      }
    }
    this.#lines = new LineAllocator(lines);
    this.#notes.forEach((velocity, note) => this.#streams[this.#lines.press(note)].noteOn(note, velocity));
  }

  noteOn(note, velocity, atMillis) {
    this.#notes.delete(note);
    this.#notes.set(note, velocity);
    this.#vibrato.awake = true;
    this.#latency.pressed(atMillis);
    this.#streams[this.#lines.press(note)].noteOn(note, velocity);
  }

  noteOff(note) {
    this.#notes.delete(note);
    this.#vibrato.awake = this.#notes.size > 0;
    this.#streams[this.#lines.release(note)]?.noteOff(note);
  }

  /** @param {number} cents */
  set bend(cents) {
    this.#vibrato.centre = cents;
  }

  /** @param {number} decibels how much louder than their velocity notes are */
  set dynamics(decibels) {
    this.#dynamics = decibels;
    this.#streams.forEach((stream) => stream.dynamics(decibels));
  }

  /** @param {number} depth of the vibrato, 0 to 1 */
  set modulation(depth) {
    this.#vibrato.depth = depth;
  }

  /** How far from the usual notes are in a feature. @param {string} name of it */
  featureOffset(name) {
    return this.#offsets[name] ?? 0;
  }

  /** How far from the usual notes of this voice are, by feature; what is as usual is left out. */
  get featureOffsets() {
    const moved = this.#voiceFeatures.filter((name) => this.#offsets[name]);
    return Object.fromEntries(moved.map((name) => [name, this.#offsets[name]]));
  }

  /**
   * @param {string} name of a feature, heeded by voices that have it
   * @param {number} offset from the usual, in its unit
   */
  setFeature(name, offset) {
    this.#offsets[name] = offset;
    this.#streams
      .filter((stream) => this.#heeded.get(stream)?.includes(name))
      .forEach((stream) => stream.feature(name, offset));
  }

  set weights(weights) {
    this.#weights = weights;
    this.#streams.forEach((stream) => stream.labels(weights));
  }

  set temperature(value) {
    this.#temperature = value;
    this.#streams.forEach((stream) => stream.temperature(value));
  }

  /** @param {?number} seed of the noise; null for another one each time */
  set seed(seed) {
    const next = seed ?? undefined;
    if (next !== this.#seed) {
      this.#seed = next;
      this.#reconnect();
    }
  }

  /** Tries again at once where a connection was lost. */
  retry() {
    this.#streams.forEach((stream) => stream.retry());
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

  /** Tells a new connection what the last one knew, the notes that are held among it. */
  #remind(stream) {
    stream.labels(this.#weights);
    stream.pitchBend(this.#vibrato.cents);
    stream.dynamics(this.#dynamics);
    this.#heeded.set(stream, this.#voiceFeatures);
    Object.entries(this.featureOffsets).forEach(([name, offset]) => stream.feature(name, offset));
    const line = this.#streams.indexOf(stream);
    this.#notes.forEach((velocity, note) => {
      if (this.#lines.lineOf(note) === line) {
        stream.noteOn(note, velocity);
      }
    });
  }

  #sendBend(cents) {
    this.#streams.forEach((stream) => stream.pitchBend(cents));
  }

  /** One stands for all: they go to the same server. */
  #tellConnectionOf(stream) {
    stream.addEventListener("connecting", () => this.#connection("connecting"));
    stream.addEventListener("format", ({ detail: { sampleRateHz } }) => {
      this.#measured({ voiceRateHz: sampleRateHz, outputRateHz: this.#output.sampleRateHz });
      this.#connection("connected");
    });
    stream.addEventListener("retry", ({ detail }) => {
      this.#latency.forget();
      this.#connection("waiting", detail);
    });
  }

  #reconnect() {
    if (this.#voice) {
      this.#streams.forEach((stream) => this.#connect(stream));
    }
  }

  #connect(stream) {
    stream.connect(this.#voice, {
      temperature: this.#temperature,
      windowSamples: this.#windowSamples,
      seed: this.#seed,
    });
  }

  #listenToOutput() {
    const on = (type, listener) =>
      this.#output.addEventListener(type, ({ detail }) => listener(detail));
    on("firstSound", ({ atMillis }) => this.#onFirstSound(atMillis));
    on("silence", () => this.#latency.silenced());
    on("state", ({ bufferedMillis, underruns }) => this.#measured({ bufferedMillis, underruns }));
  }

  #onFirstSound(atMillis) {
    const latencyMillis = this.#latency.sounded(atMillis);
    if (latencyMillis !== null) {
      this.#measured({ latencyMillis });
    }
  }

  #connection(state, detail = {}) {
    measurements.connection = state;
    this.dispatchEvent(new CustomEvent("connection", { detail: { ...detail, state } }));
  }

  #measured(values) {
    Object.assign(measurements, values);
    this.dispatchEvent(new Event("measured"));
  }
}
