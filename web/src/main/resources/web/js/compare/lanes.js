import { Clip } from "../audio/clip.js";
import { resampled } from "../audio/resampler.js";
import { element } from "../ui/dom.js";
import { MODELS } from "./models.js";
import { placeOf, speedInWords } from "./tally.js";

const MARKS = [0.01, 0.1, 1];

/** Six lanes, one a model, which fill with the sound that it has; each can be heard. */
export class Lanes {
  #output;
  #clip;
  #rows = new Map();
  #tally = null;
  #playing = null;

  /** @param {HTMLElement} root is filled @param {import("../audio/output.js").AudioOutput} output */
  constructor(root, output) {
    this.#output = output;
    this.#clip = new Clip(output);
    this.#clip.addEventListener("ended", () => this.#onEnded());
    root.replaceChildren(...MODELS.map((model) => this.#row(model)), scale());
    this.show(null, MODELS.map(({ id }) => id));
  }

  /** @param {?import("./tally.js").Tally} tally @param {string[]} carried ids of those that compete */
  show(tally, carried) {
    this.#tally = tally;
    for (const { id } of MODELS) {
      this.#showRow(id, tally?.lane(id) ?? null, carried.includes(id));
    }
  }

  /** Whether the lanes say whose sound is whose, and let it be heard. */
  set audible(on) {
    this.#rows.forEach(({ listen }) => (listen.dataset.hushed = !on));
    this.#showButtons();
  }

  stop() {
    this.#clip.stop();
  }

  #row({ id, title, hue, cost }) {
    const bar = element("div", { className: "fill" });
    const words = element("span", { className: "words" });
    const listen = element("button", { type: "button", className: "round", "aria-label": `Hear ${title}` }, "▶");
    listen.addEventListener("click", () => this.#toggle(id));
    const row = element(
      "div",
      { className: "lane-row", role: "group", "aria-label": title },
      element("span", { className: "name" }, title),
      element("div", { className: "track", "aria-hidden": "true" }, bar),
      words,
      listen,
    );
    row.dataset.hue = hue;
    row.dataset.model = id;
    this.#rows.set(id, { row, bar, words, listen, title, cost });
    return row;
  }

  #showRow(id, lane, carried) {
    const { row, bar, words, cost } = this.#rows.get(id);
    row.dataset.state = carried ? (lane?.end ?? (lane ? "running" : "waiting")) : "absent";
    bar.style.setProperty("--place", lane ? placeOf(lane.soundSeconds, this.#tally.begin.seconds) : 0);
    words.textContent = carried ? (lane ? inWords(lane) : cost) : "not in this voice";
    this.#showButtons();
  }

  #showButtons() {
    for (const [id, { listen, title }] of this.#rows) {
      const lane = this.#tally?.lane(id);
      listen.disabled = listen.dataset.hushed === "true" || !(lane?.soundSeconds > 0);
      const playing = this.#playing === id;
      listen.textContent = playing ? "■" : "▶";
      listen.setAttribute("aria-label", `${playing ? "Stop" : "Hear"} ${title}`);
    }
  }

  async #toggle(id) {
    const again = this.#playing === id;
    this.#clip.stop();
    if (!again) {
      await this.#output.start();
      const { sampleRateHz } = this.#tally.begin;
      this.#clip.play([resampled(this.#tally.samples(id), sampleRateHz, this.#output.sampleRateHz)]);
      this.#playing = id;
      this.#showButtons();
    }
  }

  #onEnded() {
    this.#playing = null;
    this.#showButtons();
  }
}

function inWords({ soundSeconds, timesRealTime, end }) {
  if (end === "failed") {
    return "gave up";
  }
  // A number stays beside its unit where there is room for one of the two only.
  const sound = soundSeconds < 1 ? `${Math.round(1000 * soundSeconds)}\u00a0ms` : `${soundSeconds.toFixed(1)}\u00a0s`;
  return `${speedInWords(timesRealTime)} · ${sound}`;
}

/** The decades below the lanes. */
function scale() {
  const marks = MARKS.map((seconds) => {
    const mark = element("span", {}, seconds < 1 ? `${1000 * seconds} ms` : `${seconds} s`);
    mark.style.setProperty("--place", placeOf(seconds, 4));
    return mark;
  });
  return element("div", { className: "scale", "aria-hidden": "true" }, element("div", { className: "marks" }, ...marks, element("span", { className: "all" }, "all")));
}
