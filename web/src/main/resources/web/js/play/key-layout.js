import { isBlack } from "./pitch.js";

const BLACK_TO_WHITE_WIDTH = 0.6;
/** Where a white key comes out between the black ones, and where a key is at its loudest. */
const BLACK_TO_WHITE_LENGTH = 0.62;
const LOUDEST_AT = 0.94;
const SOFTEST = 0.05;

/**
 * Where the keys of a piano lie, in percent of its width.
 *
 * @param {{low: number, high: number}} range MIDI notes there are
 * @param {number} firstWanted note to begin with where not all of them fit
 * @param {number} mostWhiteKeys how many white keys fit
 * @returns {{first: number, last: number, keys: {note: number, left: number, width: number}[]}} white
 *     keys at both ends, black keys last so that they lie on top
 */
export function layOut({ low, high }, firstWanted, mostWhiteKeys) {
  const all = whiteKeys(low, high);
  const wanted = isBlack(firstWanted) ? firstWanted - 1 : firstWanted;
  const begin = Math.min(all.filter((n) => n < wanted).length, all.length - mostWhiteKeys);
  const shown = all.slice(Math.max(0, begin)).slice(0, mostWhiteKeys);
  const width = 100 / shown.length;
  const white = shown.map((note, index) => ({ note, left: index * width, width }));
  const first = shown[0];
  const last = shown[shown.length - 1];
  return { first, last, keys: [...white, ...blackKeys(white)] };
}

/** The white keys of a range, opened to the next white key where it ends on a black one. */
function whiteKeys(low, high) {
  const first = isBlack(low) ? low - 1 : low;
  const last = isBlack(high) ? high + 1 : high;
  const notes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return notes.filter((note) => !isBlack(note));
}

function blackKeys(white) {
  return white
    .slice(0, -1)
    .filter(({ note }) => isBlack(note + 1))
    .map(({ note, left, width }) => ({
      note: note + 1,
      left: left + width * (1 - BLACK_TO_WHITE_WIDTH / 2),
      width: width * BLACK_TO_WHITE_WIDTH,
    }));
}

/**
 * How hard a key is struck, by where in its visible part: soft at the top, loud near the edge.
 *
 * @param {number} depth 0 at the key's top, 1 at its edge @param {boolean} white
 * @returns {number} velocity, 0 to 1
 */
export function velocityAt(depth, white) {
  const from = white ? BLACK_TO_WHITE_LENGTH : 0;
  const part = (depth - from) / (LOUDEST_AT - from);
  return SOFTEST + (1 - SOFTEST) * Math.min(1, Math.max(0, part));
}
