import { joined } from "./recorder.js";

/**
 * Records a microphone as it is, without what browsers do for telephony. Dispatches "level" (detail:
 * {peak, seconds}) and, when it stops, by itself at the limit or because it was told, "take" (detail:
 * {samples, sampleRateHz}).
 */
export class Microphone extends EventTarget {
  #output;
  #longestSeconds;
  #stream = null;
  #nodes = [];
  #chunks = [];
  #count = 0;

  /** @param {import("./output.js").AudioOutput} output @param {number} longestSeconds */
  constructor(output, longestSeconds) {
    super();
    this.#output = output;
    this.#longestSeconds = longestSeconds;
  }

  get recording() {
    return this.#stream !== null;
  }

  /** Asks for the microphone and begins; throws a sentence where it is not to be had. */
  async start() {
    const { context } = this.#output;
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
    } catch (error) {
      throw new Error(SENTENCES[error.name] ?? "The microphone could not be opened");
    }
    await this.#output.start();
    await context.audioWorklet.addModule(new URL("./worklet/capture-processor.js", import.meta.url));
    this.#chunks = [];
    this.#count = 0;
    const source = context.createMediaStreamSource(this.#stream);
    const capture = new AudioWorkletNode(context, "flowtone-capture", {
      channelCount: 1,
      channelCountMode: "explicit",
    });
    // Only what leads to the speakers is rendered; this leads there silently.
    const silent = context.createGain();
    silent.gain.value = 0;
    source.connect(capture).connect(silent).connect(context.destination);
    this.#nodes = [source, capture, silent];
    capture.port.onmessage = ({ data }) => this.#onSamples(data);
    this.#stream.getAudioTracks()[0].onended = () => this.stop();
  }

  stop() {
    if (!this.#stream) {
      return;
    }
    this.#stream.getTracks().forEach((track) => track.stop());
    this.#nodes.forEach((node) => node.disconnect());
    this.#stream = null;
    const sampleRateHz = this.#output.sampleRateHz;
    this.#tell("take", { samples: joined(this.#chunks), sampleRateHz });
  }

  #onSamples(samples) {
    if (!this.#stream) {
      return;
    }
    this.#chunks.push(samples);
    this.#count += samples.length;
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const seconds = this.#count / this.#output.sampleRateHz;
    this.#tell("level", { peak, seconds });
    if (seconds >= this.#longestSeconds) {
      this.stop();
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const SENTENCES = {
  NotAllowedError: "The microphone was not allowed: allow it beside the page's address, then try again",
  NotFoundError: "No microphone was found: connect one, then try again",
  NotReadableError: "The microphone is in use by another program: close it there, then try again",
};
