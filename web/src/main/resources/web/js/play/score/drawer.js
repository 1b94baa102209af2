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

/** A score: as a piano roll and as text, from an example or a MIDI file, played by the voice as it is set. */
export class ScoreDrawer {
  #form;
  #fields;
  #roll;
  #player;
  #manner;
  #say;
  /** From which second of the score on, and how fast, it plays; null while it does not. */
  #begun = null;
  /** Seconds of the score at its own tempo. */
  #at = 0;

  /**
   * @param {HTMLElement} place is filled
   * @param {{output: object, manner: () => {voice: string, labels: object, features: object,
   *   temperature: number, seed: ?number}, say: (message: string) => void}} services
   */
  constructor(place, { output, manner, say }) {
    place.replaceChildren(fragment(MARKUP));
    this.#form = place.querySelector("form");
    this.#fields = this.#form.elements;
    this.#roll = new PianoRoll(this.#form.querySelector("canvas"));
    this.#player = new ScorePlayer(output);
    this.#manner = manner;
    this.#say = say;
    this.#listenToNotes();
    this.#listenToFiles();
    this.#listenToPlaying();
    this.#showTempo();
    this.#put(TUNES[1].text);
  }

  close() {
    this.#stop();
    this.#roll.close();
  }

  #listenToNotes() {
    const { notes, tune } = this.#fields;
    notes.addEventListener("input", () => this.#showNotes());
    this.#roll.addEventListener("change", ({ detail }) => this.#putNotes(detail));
    TUNES.forEach(({ title }, index) => tune.append(element("option", { value: index }, title)));
    tune.addEventListener("change", () => tune.value && this.#put(TUNES[tune.value].text));
  }

  #listenToFiles() {
    const { midi } = this.#fields;
    midi.addEventListener("change", () => midi.files[0] && this.#openMidi(midi.files[0]));
    this.#form.addEventListener("dragover", (event) => event.preventDefault());
    this.#form.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) {
        this.#openMidi(event.dataTransfer.files[0]);
      }
    });
  }

  #listenToPlaying() {
    const { tempo } = this.#fields;
    tempo.addEventListener("input", () => this.#showTempo());
    tempo.addEventListener("change", () => this.#player.playing && this.#play(this.#at));
    this.#player.addEventListener("position", ({ detail }) => this.#moveTo(detail));
    this.#player.addEventListener("ended", () => {
      this.#roll.cursor = null;
      this.#showPlaying();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#player.playing ? this.#stop() : this.#play(0);
    });
  }

  async #openMidi(file) {
    try {
      this.#putNotes(readMidiFile(await file.arrayBuffer()));
    } catch (error) {
      this.#say(error.message);
    }
  }

  #putNotes(notes) {
    this.#put(formatScore(intoParts(notes, MOST_PARTS)));
  }

  #put(text) {
    this.#fields.notes.value = text;
    this.#showNotes();
  }

  #showNotes() {
    const notes = parseScore(this.#fields.notes.value);
    this.#fields.notes.setAttribute("aria-invalid", notes === null);
    this.#roll.show(notes ?? []);
  }

  #showTempo() {
    const { tempo } = this.#fields;
    tempo.closest("label").querySelector("output").value = `${tempo.value} %`;
  }

  #showPlaying() {
    const { playing } = this.#player;
    this.#form.querySelector(".glyph").textContent = playing ? "■" : "▶";
    this.#form.querySelector(".word").textContent = playing ? "Stop" : "Play";
  }

  #moveTo(secondsPlayed) {
    this.#at = this.#begun ? this.#begun.from + secondsPlayed * this.#begun.speed : 0;
    this.#roll.cursor = this.#at;
  }

  async #play(from) {
    const { loop, notes, tempo } = this.#fields;
    const { voice, ...sound } = this.#manner();
    const begun = { from, speed: tempo.value / 100 };
    const asked = parts(notes.value, begun);
    if (asked.length === 0) {
      return;
    }
    this.#begun = begun;
    this.#at = from;
    const playing = this.#player.play(voice, asked, sound, () => loop.checked && from === 0);
    this.#showPlaying();
    await playing.catch((error) => this.#say(error.message));
    this.#showPlaying();
    // What was begun in the middle is repeated from the beginning.
    if (this.#begun === begun && from > 0 && loop.checked && !this.#player.playing) {
      await this.#play(0);
    }
  }

  #stop() {
    this.#begun = null;
    this.#player.stop();
  }
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
