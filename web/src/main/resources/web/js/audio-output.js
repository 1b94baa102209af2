/**
 * The audio graph: player worklet -> volume -> analyser -> speakers. Dispatches "firstSound" (detail:
 * {atMillis}, wall clock), "state" (detail: the worklet's report) and, while tapped, "samples".
 */
export class AudioOutput extends EventTarget {
  #node;
  #volume;

  /**
   * Prepares the graph; nothing is heard before {@link start}.
   *
   * @param {number} sampleRateHz the voice's rate; where the browser refuses it, the worklet resamples
   */
  static async open(sampleRateHz) {
    const context = contextAt(sampleRateHz);
    if (!context.audioWorklet) {
      throw new Error("Browsers play live sound on secure pages only: use localhost or https");
    }
    await context.audioWorklet.addModule(new URL("./worklet/player-processor.js", import.meta.url));
    return new AudioOutput(context);
  }

  constructor(context) {
    super();
    this.context = context;
    this.#node = new AudioWorkletNode(context, "flowtone-player", {
      numberOfInputs: 0,
      outputChannelCount: [1],
    });
    this.#volume = context.createGain();
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 2048;
    this.analyser.smoothingTimeConstant = 0;
    this.#node.connect(this.#volume).connect(this.analyser).connect(context.destination);
    this.#node.port.onmessage = ({ data }) => this.#onMessage(data);
  }

  get sampleRateHz() {
    return this.context.sampleRate;
  }

  /** What the browser and the device add after the worklet, ms; 0 where they do not say. */
  get deviceMillis() {
    const { baseLatency = 0, outputLatency = 0 } = this.context;
    return 1000 * (outputLatency || baseLatency);
  }

  get running() {
    return this.context.state === "running";
  }

  /** Browsers let this succeed only inside a gesture of the user. */
  start() {
    return this.context.resume();
  }

  /** A new line: the port through which a stream hands samples to the audio thread, to be mixed in. */
  openLine() {
    const { port1, port2 } = new MessageChannel();
    this.#node.port.postMessage({ type: "attach", line: port2 }, [port2]);
    return port1;
  }

  /** @param {number} gain linear, 0 to 1; glides, so that moving it never clicks */
  setVolume(gain) {
    this.#volume.gain.setTargetAtTime(gain, this.context.currentTime, 0.015);
  }

  /** Starts or stops "samples" events with everything the worklet renders. */
  tap(on) {
    this.#node.port.postMessage({ type: "tap", on });
  }

  #onMessage(data) {
    this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
  }
}

function contextAt(sampleRateHz) {
  try {
    return new AudioContext({ sampleRate: sampleRateHz, latencyHint: "interactive" });
  } catch {
    return new AudioContext({ latencyHint: "interactive" });
  }
}
