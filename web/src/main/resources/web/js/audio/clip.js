const FADE_SECONDS = 0.008;

/**
 * Plays finished sounds over the bus, without a click at either end. Several of them, such as a
 * recording and what became of it, run side by side in time, and one of them is heard. Dispatches
 * "ended" when a sound is over by itself or was stopped.
 */
export class Clip extends EventTarget {
  #output;
  #playing = null;

  /** @param {import("./output.js").AudioOutput} output */
  constructor(output) {
    super();
    this.#output = output;
  }

  get playing() {
    return this.#playing !== null;
  }

  /** Where it is, in seconds from the sound's beginning; 0 while nothing plays. */
  get seconds() {
    if (!this.#playing) {
      return 0;
    }
    const { startedAt, from, to, loop } = this.#playing;
    const gone = Math.max(0, this.#output.context.currentTime - startedAt);
    return loop ? from + (gone % (to - from)) : Math.min(to, from + gone);
  }

  /**
   * @param {Float32Array[]} layers at the output's rate
   * @param {{layer?: number, loop?: boolean, from?: number, to?: number}} how which one is heard,
   *     whether it begins again, and from and to which second
   */
  play(layers, { layer = 0, loop = false, from = 0, to = undefined } = {}) {
    this.stop();
    const { context } = this.#output;
    const longest = Math.max(...layers.map(({ length }) => length)) / context.sampleRate;
    const span = { from, to: Math.min(longest, to ?? longest), loop };
    const startedAt = context.currentTime + 0.02;
    const voices = layers.map((samples) => this.#source(samples, span, startedAt));
    voices.forEach(({ gain }, index) => gain.gain.setValueAtTime(index === layer ? 1 : 0, 0));
    this.#playing = { ...span, startedAt, voices };
    const playing = this.#playing;
    voices[0].source.onended = () => this.#playing === playing && this.#end();
  }

  /** Lets another of the sounds be heard from now on. */
  choose(layer) {
    this.#playing?.voices.forEach(({ gain }, index) => this.#glide(gain, index === layer ? 1 : 0));
  }

  stop() {
    if (!this.#playing) {
      return;
    }
    for (const { source, gain } of this.#playing.voices) {
      source.onended = null;
      this.#glide(gain, 0);
      source.stop(this.#output.context.currentTime + 6 * FADE_SECONDS);
    }
    this.#end();
  }

  #end() {
    this.#playing = null;
    this.dispatchEvent(new Event("ended"));
  }

  #source(samples, { from, to, loop }, startedAt) {
    const { context } = this.#output;
    const source = context.createBufferSource();
    const length = Math.max(1, Math.ceil(to * context.sampleRate));
    source.buffer = context.createBuffer(1, length, context.sampleRate);
    source.buffer.copyToChannel(softEnds(samples.subarray(0, length), from, context.sampleRate), 0);
    Object.assign(source, { loop, loopStart: from, loopEnd: to });
    const gain = context.createGain();
    source.connect(gain).connect(this.#output.input);
    source.start(startedAt, from);
    return { source, gain };
  }

  #glide(gain, value) {
    gain.gain.setTargetAtTime(value, this.#output.context.currentTime, FADE_SECONDS);
  }
}

/** A copy that rises from and falls to zero at the ends that are played. */
function softEnds(samples, from, sampleRateHz) {
  const soft = samples.slice();
  const first = Math.round(from * sampleRateHz);
  const length = Math.min(Math.round(FADE_SECONDS * sampleRateHz), (soft.length - first) >> 1);
  for (let i = 0; i < length; i++) {
    soft[first + i] *= i / length;
    soft[soft.length - 1 - i] *= i / length;
  }
  return soft;
}
