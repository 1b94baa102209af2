import { noteName } from "../pitch.js";

const STEPS = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
const DEFAULT_SECONDS = 0.5;
const DEFAULT_VELOCITY = 0.75;

/**
 * Notes as text: a line of text is a part, its notes and rests follow one another, "C4:0.5 R:0.25
 * F#3:1@0.9". The server reads the same form.
 *
 * @typedef {{note: number, start: number, duration: number, velocity: number, part: number}} ScoreNote
 */

/** @returns {?ScoreNote[]} null where some of it is no note */
export function parseScore(text) {
  const notes = [];
  const parts = text.split("\n").map((line) => line.trim()).filter(Boolean);
  for (const [part, line] of parts.entries()) {
    let start = 0;
    for (const token of line.split(/[\s,]+/).filter(Boolean)) {
      const read = /^(.+?)(?::([\d.]+))?(?:@([\d.]+))?$/.exec(token);
      const duration = Number(read[2] ?? DEFAULT_SECONDS);
      const note = midiOf(read[1]);
      if (note === null || !(duration > 0)) {
        return null;
      }
      if (note !== "rest") {
        notes.push({ note, start, duration, velocity: Number(read[3] ?? DEFAULT_VELOCITY), part });
      }
      start += duration;
    }
  }
  return notes;
}

/** The text of notes whose parts are monophonic. */
export function formatScore(notes) {
  const parts = [...new Set(notes.map(({ part }) => part))].sort((one, other) => one - other);
  return parts.map((part) => formatPart(notes.filter((note) => note.part === part))).join("\n");
}

function formatPart(notes) {
  const tokens = [];
  let end = 0;
  for (const { note, start, duration, velocity } of notes.toSorted((a, b) => a.start - b.start)) {
    if (start - end > 0.004) {
      tokens.push(`R:${short(start - end)}`);
    }
    const touch = Math.abs(velocity - DEFAULT_VELOCITY) > 0.005 ? `@${short(velocity)}` : "";
    tokens.push(`${noteName(note).replace("♯", "#")}:${short(duration)}${touch}`);
    end = start + duration;
  }
  return tokens.join(" ");
}

function short(value) {
  return String(Number(value.toFixed(3)));
}

function midiOf(name) {
  if (/^r$/i.test(name)) {
    return "rest";
  }
  if (/^\d+$/.test(name)) {
    return Number(name);
  }
  const read = /^([A-G])([#b♯♭]?)(-?\d)$/i.exec(name);
  if (!read) {
    return null;
  }
  const shift = { "#": 1, "♯": 1, b: -1, "♭": -1 }[read[2]] ?? 0;
  return STEPS[read[1].toUpperCase()] + shift + 12 * (Number(read[3]) + 1);
}

/**
 * Gives overlapping notes to a few monophonic parts, first come first served. Where there are more at
 * once than parts, an earlier note ends where the next begins.
 *
 * @param {Omit<ScoreNote, "part">[]} notes @param {number} most parts
 * @returns {ScoreNote[]}
 */
export function intoParts(notes, most) {
  const last = [];
  const placed = [];
  for (const note of notes.toSorted((a, b) => a.start - b.start || b.note - a.note)) {
    const free = last.findIndex(({ start, duration }) => start + duration <= note.start + 0.005);
    const part = free >= 0 ? free : last.length < most ? last.length : oldest(last);
    const before = last[part];
    if (before && before.start + before.duration > note.start) {
      before.duration = note.start - before.start;
    }
    last[part] = { ...note, part };
    placed.push(last[part]);
  }
  return placed.filter(({ duration }) => duration > 0.01);
}

function oldest(last) {
  const starts = last.map(({ start }) => start);
  return starts.indexOf(Math.min(...starts));
}
