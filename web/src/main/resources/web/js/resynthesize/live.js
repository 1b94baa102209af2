import { LivePitch } from "../audio/live-pitch.js";
import { MicrophoneInput } from "../audio/microphone-input.js";
import { measurements } from "../play/measurements.js";
import { noteName } from "../play/pitch.js";
import { LiveNotes } from "./live-notes.js";

const SOURCE = "microphone";

/** The Live part's markup. */
export const LIVE_MARKUP = `
  <section class="live card" aria-label="Live">
    <h3>Live</h3>
    <p class="hint">Sing or play into the microphone: the instrument chosen above follows, in pitch and in loudness. Headphones keep it from hearing itself.</p>
    <div class="toolbar">
      <button id="go-live" type="button" aria-pressed="false"><span class="dot" aria-hidden="true"></span><span class="word">Go live</span></button>
      <output class="heard" aria-live="off"></output>
      <span class="latency hint"></span>
    </div>
  </section>`;

/**
 * Microphone in, instrument out: pitch and loudness are tracked in the page.
 *
 * @param {HTMLElement} root the panel
 * @param {import("../session.js").Session} session
 * @returns {() => void} stops
 */
export function live(root, session) {
  const playing = new Live(root.querySelector(".live"), session);
  return () => playing.close();
}

class Live {
  #root;
  #output;
  #instrument;
  #say;
  #input;
  #notes;
  #pitch;
  #leaving = new AbortController();

  constructor(root, { output, held, instrument, say }) {
    this.#root = root;
    this.#output = output;
    this.#instrument = instrument;
    this.#say = say;
    this.#input = new MicrophoneInput(output);
    this.#notes = new LiveNotes({
      allows: (note) => held.allows(note),
      press: (note, velocity) => held.press(SOURCE, note, velocity, Date.now()),
      bend: (cents) => (instrument.bend = cents),
      dynamics: (decibels) => (instrument.dynamics = decibels),
      release: () => held.release(SOURCE),
    });
    this.#pitch = new LivePitch(output.sampleRateHz, (frame) => this.#onFrame(frame));
    this.#listen();
  }

  close() {
    this.#leaving.abort();
    this.#stop();
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  #listen() {
    const { signal } = this.#leaving;
    this.#find("#go-live").addEventListener("click", () => (this.#input.open ? this.#stop() : this.#start()));
    this.#input.addEventListener("samples", ({ detail }) => this.#pitch.push(detail));
    this.#input.addEventListener("ended", () => this.#stop());
    this.#instrument.addEventListener("measured", () => this.#showLatency(), { signal });
  }

  async #start() {
    try {
      await this.#input.start();
      this.#show(true);
    } catch (error) {
      this.#say(error.message, { button: "Try again", act: () => this.#start() });
    }
  }

  #stop() {
    this.#input.stop();
    this.#notes.stop();
    this.#show(false);
  }

  #onFrame(frame) {
    this.#notes.take(frame);
    this.#find(".heard").value = frame.midi === null ? "" : noteName(Math.round(frame.midi));
  }

  #show(on) {
    const button = this.#find("#go-live");
    button.setAttribute("aria-pressed", on);
    button.querySelector(".word").textContent = on ? "Stop" : "Go live";
    this.#find(".heard").value = "";
    this.#find(".latency").textContent = "";
  }

  #showLatency() {
    if (this.#input.open && measurements.latencyMillis !== null) {
      this.#find(".latency").textContent = latencyInWords(this.#output, measurements.latencyMillis);
    }
  }
}

/** What passes between a tone into the microphone and one out of the speakers. */
function latencyInWords({ context }, noteMillis) {
  const device = 1000 * (context.baseLatency + (context.outputLatency || 0));
  const all = Math.round(LivePitch.DELAY_MILLIS + noteMillis + device);
  return `${all} ms behind you: ${Math.round(LivePitch.DELAY_MILLIS)} to hear the pitch, ${Math.round(noteMillis)} to make the sound, ${Math.round(device)} in the device`;
}
