import { eventMillis } from "./held-notes.js";
import { midiMessage } from "./midi-message.js";

/**
 * The MIDI keyboards of this computer, as many as there are, also ones plugged in later. Notes go to the
 * held notes; dispatches "devices" (detail: their names), "bend" (detail: cents), "modulation" (detail: 0
 * to 1), "brightness" (detail: octaves from the usual) and "sustain" (detail: down).
 */
export class MidiInput extends EventTarget {
  #held;
  #access = null;
  #inputs = new Map();

  /** @param {import("./held-notes.js").HeldNotes} held */
  constructor(held) {
    super();
    this.#held = held;
  }

  static get available() {
    return "requestMIDIAccess" in navigator;
  }

  /** Asks for the devices; throws a sentence where they are not to be had. */
  async open() {
    try {
      this.#access = await navigator.requestMIDIAccess();
    } catch {
      throw new Error("The browser was not allowed to use MIDI devices: allow it beside the address");
    }
    this.#access.onstatechange = () => this.#attach();
    this.#attach();
  }

  close() {
    if (this.#access) {
      this.#access.onstatechange = null;
    }
    this.#inputs.forEach((input, id) => this.#detach(input, id));
  }

  #attach() {
    const present = new Map();
    for (const input of this.#access.inputs.values()) {
      if (input.state !== "disconnected") {
        present.set(input.id, input);
      }
    }
    this.#inputs.forEach((input, id) => present.has(id) || this.#detach(input, id));
    present.forEach((input, id) => {
      input.onmidimessage = (event) => this.#onMessage(id, event);
    });
    this.#inputs = present;
    this.#tell("devices", [...present.values()].map(({ name }) => name || "MIDI device"));
  }

  /** A keyboard that is pulled out holds nothing any more. */
  #detach(input, id) {
    input.onmidimessage = null;
    this.#held.releaseAll(`midi ${id} `);
  }

  #onMessage(id, event) {
    const message = midiMessage(event.data);
    const source = (note) => `midi ${id} ${event.data[0] & 0x0f} ${note}`;
    if (message?.type === "noteOn") {
      // A key that is struck again without having come up in between.
      this.#held.release(source(message.note));
      this.#held.press(source(message.note), message.note, message.velocity, eventMillis(event));
    } else if (message?.type === "noteOff") {
      this.#held.release(source(message.note));
    } else if (message?.type === "allOff") {
      this.#held.releaseAll(`midi ${id} `);
    } else if (message) {
      this.#tell(message.type, message.cents ?? message.depth ?? message.octaves ?? message.down);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
