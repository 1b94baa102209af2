/** Names and colours of keys. Notes are MIDI numbers: 60 is C4, 69 is A4 at 440 Hz. */

const LETTERS = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];

/** Scientific name, "C♯4". */
export function noteName(note) {
  return LETTERS[note % 12] + octave(note);
}

/** The name as it is read aloud, "C4" and "C sharp 4". */
export function spokenName(note) {
  return LETTERS[note % 12].replace("♯", " sharp ") + octave(note);
}

export function isBlack(note) {
  return LETTERS[note % 12].length > 1;
}

function octave(note) {
  return Math.floor(note / 12) - 1;
}
