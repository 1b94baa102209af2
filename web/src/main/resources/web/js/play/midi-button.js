import { moveSlider } from "./features.js";
import { MidiInput } from "./midi-input.js";

/**
 * Lets MIDI keyboards in: at once where the browser allows it already, else when the button is pressed.
 *
 * @returns {() => void} lets go of them
 */
export function midiButton(byId, { held, instrument, say }) {
  const button = byId("midi");
  if (!MidiInput.available) {
    return () => {};
  }
  const midi = new MidiInput(held);
  button.hidden = false;
  const open = () => midi.open().catch((error) => say(error.message));
  button.addEventListener("click", open);
  midi.addEventListener("devices", ({ detail: names }) => {
    button.textContent = names.length === 0 ? "MIDI: plug one in" : `MIDI: ${names.length}`;
    button.title = names.join(", ");
    button.dataset.connected = names.length > 0;
  });
  midi.addEventListener("bend", ({ detail }) => (instrument.bend = byId("bend").value = detail));
  midi.addEventListener("modulation", ({ detail }) => {
    instrument.modulation = byId("modulation").value = detail;
  });
  midi.addEventListener("brightness", ({ detail }) => moveSlider(byId("brightness"), detail));
  midi.addEventListener("sustain", ({ detail: down }) => {
    held.sustain = down;
    byId("sustain").setAttribute("aria-pressed", down);
  });
  navigator.permissions
    ?.query({ name: "midi" })
    .then(({ state }) => state === "granted" && open())
    .catch(() => {});
  return () => midi.close();
}
