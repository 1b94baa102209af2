const RESUME_PATIENCE_MILLIS = 1500;
const ADVANCE_MILLIS = 250;

/**
 * All that is audible goes one way: lines (live voices, scores) and other sources -> volume -> limiter
 * -> analyser -> speakers. Dispatches "firstSound" (detail: {atMillis}, wall clock), "silence" and
 * "state" of the lines, "level" (detail: {peak}) of everything, while tapped "samples", and
 * "availability" when {@link availability} changes.
 */
export class AudioOutput extends EventTarget {
  #player;
  #bus;
  #volume;
  #availability = "asleep";
  #taps = 0;

  /** Prepares the graph; nothing is heard before {@link start}. */
  static async open() {
    const context = new AudioContext({ latencyHint: "interactive" });
    if (!context.audioWorklet) {
      throw new Error("Browsers play live sound on secure pages only: use localhost or https");
    }
    await Promise.all([
      context.audioWorklet.addModule(new URL("./worklet/player-processor.js", import.meta.url)),
      context.audioWorklet.addModule(new URL("./worklet/bus-processor.js", import.meta.url)),
    ]);
    return new AudioOutput(context);
  }

  constructor(context) {
    super();
    this.context = context;
    this.#player = mono(context, "flowtone-player", 0);
    this.#volume = context.createGain();
    this.#bus = mono(context, "flowtone-bus", 1);
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 4096;
    this.analyser.smoothingTimeConstant = 0;
    this.#player.connect(this.#volume).connect(this.#bus);
    this.#bus.connect(this.analyser).connect(context.destination);
    this.#player.port.onmessage = ({ data }) => this.#dispatch(data.type, data);
    this.#bus.port.onmessage = ({ data }) => this.#dispatch(data.type, data);
    context.addEventListener("statechange", () => this.#observe());
    // Browsers that lose their device say so; those that do not, suspend.
    context.addEventListener("error", () => this.#become("failed"));
    this.#observe();
  }

  get sampleRateHz() {
    return this.context.sampleRate;
  }

  /** Where other sources than lines are connected to. */
  get input() {
    return this.#volume;
  }

  get running() {
    return this.context.state === "running";
  }

  /** "running", "asleep" (a gesture of the user wakes it) or "failed" (no device answered). */
  get availability() {
    return this.#availability;
  }

  /** Browsers let this succeed only inside a gesture of the user. */
  async start() {
    if (this.running && this.#availability === "running") {
      return;
    }
    await Promise.race([this.context.resume().catch(() => {}), soon(RESUME_PATIENCE_MILLIS)]);
    if (!this.running) {
      this.#become(navigator.userActivation?.hasBeenActive ? "failed" : "asleep");
    } else if (await this.#advances()) {
      this.#become("running");
    }
  }

  /** Whether the device takes sound: of one that is lost a context may still say that it runs. */
  async #advances() {
    const { currentTime } = this.context;
    await soon(ADVANCE_MILLIS);
    return this.context.currentTime > currentTime;
  }

  /** A new line: the port through which a source hands samples to the audio thread, to be mixed in. */
  openLine() {
    const { port1, port2 } = new MessageChannel();
    this.#player.port.postMessage({ line: port2 }, [port2]);
    return port1;
  }

  /** @param {number} gain linear, 0 to 1; glides, so that moving it never clicks */
  setVolume(gain) {
    this.#volume.gain.setTargetAtTime(gain, this.context.currentTime, 0.015);
  }

  /** Starts or stops "samples" events with everything that is heard; each start needs its stop. */
  tap(on) {
    this.#taps = Math.max(0, this.#taps + (on ? 1 : -1));
    this.#bus.port.postMessage({ on: this.#taps > 0 });
  }

  #observe() {
    this.#become(this.running ? "running" : "asleep");
  }

  #become(availability) {
    if (availability !== this.#availability) {
      this.#availability = availability;
      this.#dispatch("availability", availability);
    }
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function soon(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

function mono(context, name, numberOfInputs) {
  return new AudioWorkletNode(context, name, {
    numberOfInputs,
    outputChannelCount: [1],
    channelCount: 1,
    channelCountMode: "explicit",
  });
}
