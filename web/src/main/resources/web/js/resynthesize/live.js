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
export function live(root, { output, held, instrument, say }) {
  const find = (selector) => root.querySelector(`.live ${selector}`);
  const button = find("#go-live");
  const heard = find(".heard");
  const input = new MicrophoneInput(output);
  const notes = new LiveNotes({
    allows: (note) => held.allows(note),
    press: (note, velocity) => held.press(SOURCE, note, velocity, Date.now()),
    bend: (cents) => (instrument.bend = cents),
    dynamics: (decibels) => (instrument.dynamics = decibels),
    release: () => held.release(SOURCE),
  });
  const pitch = new LivePitch(output.sampleRateHz, (frame) => {
    notes.take(frame);
    heard.value = frame.midi === null ? "" : noteName(Math.round(frame.midi));
  });

  const show = (on) => {
    button.setAttribute("aria-pressed", on);
    button.querySelector(".word").textContent = on ? "Stop" : "Go live";
    heard.value = "";
    find(".latency").textContent = "";
  };
  const stop = () => {
    input.stop();
    notes.stop();
    show(false);
  };
  const start = () =>
    input
      .start()
      .then(() => show(true))
      .catch((error) => say(error.message, { button: "Try again", act: start }));
  const showLatency = () => {
    if (input.open && measurements.latencyMillis !== null) {
      find(".latency").textContent = latencyInWords(output, measurements.latencyMillis);
    }
  };

  button.addEventListener("click", () => (input.open ? stop() : start()));
  input.addEventListener("samples", ({ detail }) => pitch.push(detail));
  input.addEventListener("ended", stop);
  instrument.addEventListener("measured", showLatency);
  return () => {
    instrument.removeEventListener("measured", showLatency);
    stop();
  };
}

/** What passes between a tone into the microphone and one out of the speakers. */
function latencyInWords({ context }, noteMillis) {
  const device = 1000 * (context.baseLatency + (context.outputLatency || 0));
  const all = Math.round(LivePitch.DELAY_MILLIS + noteMillis + device);
  return `${all} ms behind you: ${Math.round(LivePitch.DELAY_MILLIS)} to hear the pitch, ${Math.round(noteMillis)} to make the sound, ${Math.round(device)} in the device`;
}
