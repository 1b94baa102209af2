import { Clip } from "../audio/clip.js";
import { resampled } from "../audio/resampler.js";
import { element } from "../ui/dom.js";

const LETTERS = ["A", "B", "C"];
const KINDS = { recording: "the recording", "teacher-cached": "the teacher", student: "the student" };
const BEFORE = "Compare over a recording: then it, the teacher and the student can be told apart here, or not.";

/**
 * Three sounds without names: a recording, and what teacher and student make of it. Dispatches "begun" and
 * "revealed".
 */
export class BlindTest extends EventTarget {
  #root;
  #output;
  #clip;
  #order = [];
  #layers = [];
  #score = { right: 0, all: 0 };

  /** @param {HTMLElement} root is filled @param {import("../audio/output.js").AudioOutput} output */
  constructor(root, output) {
    super();
    this.#root = root;
    this.#output = output;
    this.#clip = new Clip(output);
    this.#clip.addEventListener("ended", () => this.#showPlaying(null));
    this.clear();
  }

  /** There is nothing to be told apart. @param {string} [why] a sentence */
  clear(why = BEFORE) {
    this.#clip.stop();
    this.#root.replaceChildren(element("p", { className: "hint" }, why));
  }

  /** @param {import("./tally.js").Tally} tally of a comparison over a recording */
  begin(tally) {
    this.#order = shuffled(Object.keys(KINDS));
    const { sampleRateHz } = tally.begin;
    this.#layers = this.#order.map((kind) => {
      const samples = kind === "recording" ? tally.recording : tally.samples(kind);
      return resampled(asLoudAs(tally.recording, samples), sampleRateHz, this.#output.sampleRateHz);
    });
    const reveal = element("button", { type: "button", className: "primary", disabled: true }, "Reveal");
    reveal.addEventListener("click", () => this.#reveal(reveal));
    this.#root.replaceChildren(
      element("div", { className: "guesses" }, ...LETTERS.map((letter, index) => this.#guess(letter, index, reveal))),
      element("div", { className: "toolbar" }, reveal, element("p", { className: "outcome", "aria-live": "polite" })),
    );
    this.dispatchEvent(new Event("begun"));
  }

  stop() {
    this.#clip.stop();
  }

  #guess(letter, index, reveal) {
    const listen = element("button", { type: "button", className: "listen" }, `▶ ${letter}`);
    listen.dataset.index = index;
    listen.addEventListener("click", () => this.#play(index));
    const menu = element("select", { "aria-label": `${letter} is` }, new Option(`${letter} is …`, ""));
    menu.append(...Object.entries(KINDS).map(([kind, words]) => new Option(words, kind)));
    menu.addEventListener("change", () => (reveal.disabled = !this.#guesses().every(Boolean)));
    return element("div", { className: "guess" }, listen, menu, element("span", { className: "truth" }));
  }

  #guesses() {
    return [...this.#root.querySelectorAll("select")].map(({ value }) => value);
  }

  async #play(index) {
    await this.#output.start();
    // Side by side, so that a change of letter goes on where the other was.
    if (this.#clip.playing) {
      this.#clip.choose(index);
    } else {
      this.#clip.play(this.#layers, { layer: index });
    }
    this.#showPlaying(index);
  }

  #showPlaying(index) {
    for (const button of this.#root.querySelectorAll(".listen")) {
      button.setAttribute("aria-pressed", Number(button.dataset.index) === index);
    }
  }

  #reveal(button) {
    const guesses = this.#guesses();
    const right = guesses.filter((guess, index) => guess === this.#order[index]).length;
    this.#score = { right: this.#score.right + right, all: this.#score.all + guesses.length };
    this.#root.querySelectorAll(".guess").forEach((guess, index) => {
      const hit = guesses[index] === this.#order[index];
      guess.dataset.hit = hit;
      guess.querySelector("select").disabled = true;
      guess.querySelector(".truth").textContent = `${hit ? "Yes" : "No"}: ${KINDS[this.#order[index]]}`;
    });
    button.disabled = true;
    this.#root.querySelector(".outcome").textContent =
      `${right} of ${guesses.length} right; ${this.#score.right} of ${this.#score.all} in all. Guessing alone gets one in three.`;
    this.dispatchEvent(new Event("revealed"));
  }
}

function shuffled(values) {
  const rest = [...values];
  return values.map(() => rest.splice(Math.floor(Math.random() * rest.length), 1)[0]);
}

/** Loudness must not give it away. */
function asLoudAs(reference, samples) {
  const gain = Math.sqrt(power(reference) / Math.max(1e-12, power(samples)));
  return samples.map((sample) => sample * gain);
}

function power(samples) {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}
