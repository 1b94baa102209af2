import { noteName } from "./pitch.js";

/** The labels that have a share in a mix; the first where none has. */
export function labelsInMix(labels, weights) {
  const used = labels.filter(({ name }) => weights[name] > 0.005);
  return used.length > 0 ? used : labels.slice(0, 1);
}

/** Whether a note was recorded for at least one label that is in the mix. */
export function allowedBy(labels, weights) {
  const used = labelsInMix(labels, weights);
  return (note) => used.some(({ low, high }) => note >= low && note <= high);
}

/** A sentence on a note that cannot be played. */
export function rangeInWords(note, { labels }, weights) {
  const used = labelsInMix(labels, weights);
  const ranges = used.map(({ title, low, high }) => `${title} plays ${noteName(low)} to ${noteName(high)}`);
  return `${noteName(note)} is out of range: ${ranges.join("; ")}`;
}

/** Notes moved by whole octaves to where a range holds the most of them; those still outside are left out. */
export function fitted(notes, { low, high }) {
  const inside = (shift) => notes.filter(({ note }) => note + shift >= low && note + shift <= high);
  const shifts = [0, 12, -12, 24, -24, 36, -36];
  const best = shifts.reduce((kept, shift) =>
    inside(shift).length > inside(kept).length ? shift : kept,
  );
  return inside(best).map((note) => ({ ...note, note: note.note + best }));
}
