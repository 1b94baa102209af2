const FULL_BEND_CENTS = 200;
const CONTROLS = { 1: "modulation", 64: "sustain", 74: "brightness", 120: "allOff", 123: "allOff" };

/**
 * What a MIDI message wishes.
 *
 * @param {Uint8Array} bytes
 * @returns {?{type: "noteOn" | "noteOff", note: number, velocity?: number}
 *   | {type: "bend", cents: number} | {type: "modulation", depth: number}
 *   | {type: "brightness", octaves: number}
 *   | {type: "sustain", down: boolean} | {type: "allOff"}} null for what means nothing here
 */
export function midiMessage([status, first = 0, second = 0]) {
  switch (status & 0xf0) {
    case 0x90:
      return second > 0
        ? { type: "noteOn", note: first, velocity: second / 127 }
        : { type: "noteOff", note: first };
    case 0x80:
      return { type: "noteOff", note: first };
    case 0xe0:
      return { type: "bend", cents: (FULL_BEND_CENTS * (first + 128 * second - 8192)) / 8192 };
    case 0xb0:
      return control(CONTROLS[first], second);
    default:
      return null;
  }
}

function control(type, value) {
  switch (type) {
    case "modulation":
      return { type, depth: value / 127 };
    case "brightness":
      return { type, octaves: (value - 64) / 32 };
    case "sustain":
      return { type, down: value >= 64 };
    case "allOff":
      return { type };
    default:
      return null;
  }
}
