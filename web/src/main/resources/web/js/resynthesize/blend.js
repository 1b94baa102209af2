import { fetchComparisons } from "../api/compare.js";
import { fetchBlended } from "../api/voices.js";
import { Clip } from "../audio/clip.js";
import { resampled } from "../audio/resampler.js";
import { joined } from "../audio/recorder.js";
import { download, wavFile } from "../audio/wav.js";
import { NoisePad } from "./noise-pad.js";
import { CORNER_EXAMPLES, EXAMPLE_RATE_HZ } from "../recordings/examples.js";

const CORNERS = ["first", "second", "third", "fourth"];
const ONE_PASS = ["realnvp", "nice"];
const STEP_DEGREES = 5;
const LARGEST_FILE_BYTES = 16 * 2 ** 20;

const corner = (name, index) => `
  <label class="button file corner" data-corner="${index}"><span class="what">${CORNER_EXAMPLES[index].title}</span>
    <input type="file" accept="audio/*,.wav,.aiff,.flac,.mp3,.ogg" aria-label="The ${name} recording" /></label>`;

/** The Blend part's markup. */
export const BLEND_MARKUP = `
  <section class="blend card" aria-label="Blend" hidden>
    <h3>Blend</h3>
    <p class="hint">Four recordings, mixed in the noise of a flow: a corner is its recording, and what lies between is what the flow makes of it. Put your own into the corners.</p>
    <div class="blend-pad">
      ${corner(CORNERS[0], 0)}${corner(CORNERS[1], 1)}
      <div class="pad" aria-hidden="true"></div>
      ${corner(CORNERS[2], 2)}${corner(CORNERS[3], 3)}
    </div>
    <div class="blend-side">
      <label class="field">Across <output></output><input type="range" min="0" max="1" step="0.01" /></label>
      <label class="field">Down <output></output><input type="range" min="0" max="1" step="0.01" /></label>
      <label class="pick wide">Voice <select class="blend-voice"></select></label>
      <div class="toolbar">
        <button type="button" class="primary blend-listen">▶ Hear the blend</button>
        <button type="button" class="blend-save" disabled>Save</button>
        <span class="hint state" aria-live="polite"></span>
      </div>
    </div>
  </section>`;

/** Four recordings at the corners of a pad, and what a flow makes of the place between them. */
export class Blend {
  #root;
  #output;
  #say;
  #clip;
  #pad;
  #files;
  #abort = null;
  #made = new Map();
  #last = null;

  /** @param {HTMLElement} root the panel @param {import("../session.js").Session} session */
  constructor(root, { output, say }) {
    this.#root = root.querySelector(".blend");
    this.#output = output;
    this.#say = say;
    this.#clip = new Clip(output);
    this.#clip.addEventListener("ended", () => this.#showPlaying(false));
    this.#files = CORNERS.map((_, index) => example(index));
    this.#pad = new NoisePad(this.#root, { a: Math.PI / 4, b: Math.PI / 4 });
    this.#find(".blend-listen").addEventListener("click", () => (this.#clip.playing ? this.#clip.stop() : this.#hear()));
    this.#find(".blend-save").addEventListener("click", () => download(wavFile(this.#last.samples, this.#last.sampleRateHz), "flowtone-blend.wav"));
    this.#find(".blend-voice").addEventListener("change", () => this.#forget());
    for (const label of this.#root.querySelectorAll(".corner")) {
      label.querySelector("input").addEventListener("change", ({ target }) => this.#put(label, target));
    }
    // A place that is settled on is heard, where one was heard before.
    for (const type of ["pointerup", "change"]) {
      this.#root.addEventListener(type, ({ target }) => target.matches(".pad, [type=range]") && this.#clip.playing && this.#hear());
    }
    this.#findVoices();
  }

  close() {
    this.#abort?.abort();
    this.#clip.stop();
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  /** Only voices that carry a flow of one pass either way can mix. */
  async #findVoices() {
    const { voices } = await fetchComparisons().catch(() => ({ voices: [] }));
    const able = voices.filter(({ models }) => ONE_PASS.some((id) => models.includes(id)));
    this.#find(".blend-voice").replaceChildren(...able.map(({ name, title }) => new Option(title, name)));
    this.#root.hidden = able.length === 0;
  }

  #put(label, { files: [file] }) {
    if (!file) {
      return;
    }
    if (file.size > LARGEST_FILE_BYTES) {
      this.#say("Expected a recording of at most 16 MB; this one is larger");
      return;
    }
    this.#files[Number(label.dataset.corner)] = file;
    label.querySelector(".what").textContent = file.name;
    this.#forget();
  }

  #forget() {
    this.#made.clear();
    this.#clip.stop();
  }

  async #hear() {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#find(".state").textContent = "Mixing";
    try {
      await this.#output.start();
      const sound = await this.#at(rounded(this.#pad.angles), abort.signal);
      if (!abort.signal.aborted) {
        this.#last = sound;
        this.#find(".blend-save").disabled = false;
        this.#clip.play([resampled(sound.samples, sound.sampleRateHz, this.#output.sampleRateHz)]);
        this.#showPlaying(true);
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        this.#say(error.message, { button: "Try again", act: () => this.#hear() });
      }
    } finally {
      if (this.#abort === abort) {
        this.#find(".state").textContent = "";
      }
    }
  }

  async #at(angles, signal) {
    const key = `${angles.a} ${angles.b}`;
    if (!this.#made.has(key)) {
      const { sampleRateHz, chunks } = await fetchBlended(this.#find(".blend-voice").value, this.#files, angles, signal);
      const parts = [];
      for await (const part of chunks) {
        parts.push(part);
      }
      this.#made.set(key, { samples: joined(parts), sampleRateHz });
    }
    return this.#made.get(key);
  }

  #showPlaying(on) {
    this.#find(".blend-listen").textContent = on ? "■ Stop" : "▶ Hear the blend";
  }
}

function example(index) {
  return wavFile(CORNER_EXAMPLES[index].make(), EXAMPLE_RATE_HZ);
}

/** In degrees, so coarse that a place comes again. */
function rounded({ a, b }) {
  const round = (radians) => STEP_DEGREES * Math.round((180 * radians) / Math.PI / STEP_DEGREES);
  return { a: round(a), b: round(b) };
}
