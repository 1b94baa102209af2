import { element, fragment } from "../../ui/dom.js";
import { readMidiFile } from "./midi-file.js";
import { PianoRoll } from "./piano-roll.js";
import { ScorePlayer } from "./score-player.js";
import { formatScore, intoParts, parseScore } from "./score-text.js";
import { TUNES } from "./tunes.js";

const MOST_PARTS = 4;

const MARKUP = `
  <form id="score" class="score">
    <div class="toolbar">
      <button type="submit" class="primary"><span class="glyph" aria-hidden="true">▶</span> <span class="word">Play</span></button>
      <label class="switch"><input type="checkbox" name="loop" role="switch" /> Loop</label>
      <label class="field inline">Tempo <output></output>
        <input name="tempo" type="range" min="40" max="200" step="1" value="100" /></label>
      <label class="pick">Tune <select name="tune" aria-label="Example tune"><option value="">Choose a tune</option></select></label>
      <label class="button file">Open a MIDI file<input type="file" name="midi" accept=".mid,.midi,audio/midi" /></label>
    </div>
    <canvas class="roll screen" role="img" aria-label="Piano roll of the score; the text below says the same"></canvas>
    <label class="text">Notes, a line for each part
      <textarea id="notes" name="notes" rows="3" spellcheck="false" autocomplete="off"></textarea></label>
    <p class="hint">Name, seconds and how hard: <code>C4:0.5@0.8</code>. <code>R:0.5</code> is a rest.</p>
  </form>`;

/** Of a note cut by a change of tempo, less than this is left out. */
const LEAST_SECONDS = 0.05;

/**
 * A score: as a piano roll and as text, from an example or a MIDI file, played by the voice as it is set.
 *
 * @param {HTMLElement} place is filled
 * @param {{output: object, manner: () => {voice: string, labels: object, temperature: number,
 *   seed: ?number}, say: (message: string) => void}} services
 * @returns {{open: (notes: string) => void, close: () => void}}
 */
export function scoreDrawer(place, { output, manner, say }) {
  place.replaceChildren(fragment(MARKUP));
  const form = place.querySelector("form");
  const { notes: text, tempo, loop, tune, midi } = form.elements;
  const roll = new PianoRoll(form.querySelector("canvas"));
  const player = new ScorePlayer(output);
  const button = form.querySelector("[type=submit]");

  const showText = () => {
    const notes = parseScore(text.value);
    text.setAttribute("aria-invalid", notes === null);
    roll.show(notes ?? []);
  };
  const put = (value) => {
    text.value = value;
    showText();
  };
  const showPlaying = () => {
    button.querySelector(".glyph").textContent = player.playing ? "■" : "▶";
    button.querySelector(".word").textContent = player.playing ? "Stop" : "Play";
  };

  text.addEventListener("input", showText);
  roll.addEventListener("change", ({ detail }) => put(formatScore(intoParts(detail, MOST_PARTS))));
  const showTempo = () => (tempo.closest("label").querySelector("output").value = `${tempo.value} %`);
  tempo.addEventListener("input", showTempo);
  showTempo();

  TUNES.forEach(({ title }, index) => tune.append(element("option", { value: index }, title)));
  tune.addEventListener("change", () => tune.value && put(TUNES[tune.value].text));

  const openMidi = async (file) => {
    try {
      put(formatScore(intoParts(readMidiFile(await file.arrayBuffer()), MOST_PARTS)));
    } catch (error) {
      say(error.message);
    }
  };
  midi.addEventListener("change", () => midi.files[0] && openMidi(midi.files[0]));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) {
      openMidi(event.dataTransfer.files[0]);
    }
  });

  // Seconds of the score at its own tempo, and where in it what plays began.
  let begun = null;
  let at = 0;
  const play = async (from) => {
    const { voice, ...sound } = manner();
    const mine = { from, speed: tempo.value / 100 };
    const asked = parts(text.value, mine);
    if (asked.length === 0) {
      return;
    }
    begun = mine;
    at = from;
    const playing = player.play(voice, asked, sound, () => loop.checked && from === 0);
    showPlaying();
    await playing.catch((error) => say(error.message));
    showPlaying();
    // What was begun in the middle is repeated from the beginning.
    if (begun === mine && from > 0 && loop.checked && !player.playing) {
      await play(0);
    }
  };
  player.addEventListener("position", ({ detail }) => {
    at = begun ? begun.from + detail * begun.speed : 0;
    roll.cursor = at;
  });
  player.addEventListener("ended", () => {
    roll.cursor = null;
    showPlaying();
  });
  tempo.addEventListener("change", () => player.playing && play(at));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (player.playing) {
      begun = null;
      player.stop();
    } else {
      play(0);
    }
  });

  put(TUNES[1].text);
  return {
    close: () => {
      begun = null;
      player.stop();
      roll.close();
    },
  };
}

/**
 * What the server is asked to play: a score from some second on, faster or slower. Text that is no score
 * goes as it is, and is answered in words.
 */
export function parts(text, { from, speed }) {
  const notes = parseScore(text);
  if (notes === null || notes.length === 0) {
    return [text];
  }
  const left = notes.filter(({ start, duration }) => start + duration > from + LEAST_SECONDS);
  const numbers = [...new Set(left.map(({ part }) => part))];
  return numbers.map((number) => left.filter(({ part }) => part === number).map((note) => rest(note, from, speed)));
}

/** What is left of a note from some second on. */
function rest({ note, start, duration, velocity }, from, speed) {
  const begins = Math.max(start, from);
  return { note, start: (begins - from) / speed, duration: (start + duration - begins) / speed, velocity };
}
