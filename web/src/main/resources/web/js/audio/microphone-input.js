/**
 * A microphone as it is, without what browsers do for telephony. Dispatches "samples" (detail: a
 * Float32Array at the output's rate) while it is open, and "ended" where its device goes away.
 */
export class MicrophoneInput extends EventTarget {
  #output;
  #stream = null;
  #nodes = [];

  /** @param {import("./output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
  }

  get open() {
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
    capture.port.onmessage = ({ data }) => this.open && this.#tell("samples", data);
    this.#stream.getAudioTracks()[0].onended = () => this.#tell("ended");
  }

  stop() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#nodes.forEach((node) => node.disconnect());
    this.#stream = null;
    this.#nodes = [];
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
