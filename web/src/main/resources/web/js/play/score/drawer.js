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

/**
 * A score: as a piano roll and as text, from an example or a MIDI file, played by the voice as it is set.
 *
 * @param {HTMLElement} place is filled
 * @param {{output: object, manner: () => {voice: string, labels: object, temperature: number,
 *   noiseMix: object, seed: ?number}, say: (message: string) => void}} services
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
    text.toggleAttribute("aria-invalid", notes === null);
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

  player.addEventListener("position", ({ detail }) => (roll.cursor = (detail * tempo.value) / 100));
  player.addEventListener("ended", () => {
    roll.cursor = null;
    showPlaying();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (player.playing) {
      player.stop();
      return;
    }
    const { voice, ...sound } = manner();
    const playing = player.play(voice, parts(text.value, tempo.value / 100), sound, () => loop.checked);
    showPlaying();
    await playing.catch((error) => say(error.message));
    showPlaying();
  });

  put(TUNES[1].text);
  return {
    close: () => {
      player.stop();
      roll.close();
    },
  };
}

/** What the server is asked to play; text that is no score goes as it is, and is answered in words. */
function parts(text, speed) {
  const notes = parseScore(text);
  if (notes === null || notes.length === 0) {
    return [text];
  }
  const numbers = [...new Set(notes.map(({ part }) => part))];
  return numbers.map((number) =>
    notes
      .filter(({ part }) => part === number)
      .map(({ note, start, duration, velocity }) => ({
        note,
        start: start / speed,
        duration: duration / speed,
        velocity,
      })),
  );
}
