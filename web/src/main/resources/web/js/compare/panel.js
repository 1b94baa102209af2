import { fetchComparisons, comparison } from "../api/compare.js";
import { sources } from "../recordings/sources.js";
import { fragment } from "../ui/dom.js";
import { BlindTest } from "./blind-test.js";
import { Lanes } from "./lanes.js";
import { showReport } from "./report.js";
import { Tally } from "./tally.js";
import { MARKUP } from "./view.js";

const SECONDS = 4;
/** Those that a recording is told apart from. */
const PAIR = ["student", "teacher-cached"];
const NOTES = { file: null, title: "notes" };

/**
 * A voice's models against each other, and what the last report measured.
 *
 * @param {HTMLElement} root is filled
 * @param {import("../session.js").Session} session
 * @returns {() => void} takes it away again
 */
export function mount(root, session) {
  root.replaceChildren(fragment(MARKUP));
  const panel = new ComparePanel(root, session);
  const stopSources = sources(root, session, (recording) => panel.comparison(recording));
  return () => {
    stopSources();
    panel.close();
    root.replaceChildren();
  };
}

class ComparePanel {
  #root;
  #session;
  #menu;
  #lanes;
  #blind;
  #voices = [];
  #abort = null;
  #closeReport = () => {};

  constructor(root, session) {
    this.#root = root;
    this.#session = session;
    this.#menu = this.#find("#compared");
    this.#lanes = new Lanes(this.#find("#lanes"), session.output);
    this.#blind = new BlindTest(this.#find(".blind-test"), session.output);
    this.#blind.addEventListener("begun", () => (this.#lanes.audible = false));
    this.#blind.addEventListener("revealed", () => (this.#lanes.audible = true));
    this.#menu.addEventListener("change", () => this.#onVoice());
    this.#find("#comparison").addEventListener("click", () => (this.#abort ? this.#abort.abort() : this.comparison(NOTES)));
    this.#load();
  }

  close() {
    this.#abort?.abort();
    this.#lanes.stop();
    this.#blind.stop();
    this.#closeReport();
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  async #load() {
    try {
      const { voices, report } = await fetchComparisons();
      this.#voices = voices;
      this.#menu.replaceChildren(...voices.map(({ name, title }) => new Option(title, name)));
      const most = voices.reduce((best, voice) => (voice.models.length > best.models.length ? voice : best));
      const wanted = this.#session.store.get("compared");
      this.#menu.value = voices.some(({ name }) => name === wanted) ? wanted : most.name;
      this.#onVoice();
      this.#closeReport = showReport(this.#find("#report"), report, this.#session.say);
    } catch (error) {
      this.#session.say(error.message, { button: "Try again", act: () => this.#load() });
    }
  }

  get #carried() {
    return this.#voices.find(({ name }) => name === this.#menu.value)?.models ?? [];
  }

  #onVoice() {
    this.#session.store.set("compared", this.#menu.value);
    this.#abort?.abort();
    this.#blind.clear();
    this.#lanes.audible = true;
    this.#lanes.show(null, this.#carried);
    this.#showClock(0);
    this.#say("");
  }

  /** @param {{file: ?Blob, title: string}} recording */
  async comparison({ file, title }) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#lanes.stop();
    this.#blind.clear();
    this.#lanes.audible = true;
    this.#showRunning(true);
    const tally = new Tally();
    this.#show(tally, title);
    try {
      await this.#session.output.start();
      const manner = { signal: abort.signal, onWait: () => this.#say("Another comparison is on: this one begins when it is over.") };
      for await (const event of await comparison(this.#menu.value, file, SECONDS, manner)) {
        tally.take(event);
        this.#show(tally, title);
        this.#onEnd(event, tally);
      }
    } catch (error) {
      this.#onFailure(error, { file, title });
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        this.#showRunning(false);
      }
    }
  }

  /** Once recording, teacher and student are there, they can be told apart; the others go on. */
  #onEnd({ name, data }, tally) {
    if (tally.state === "broken") {
      throw new Error(tally.problem);
    }
    const complete = PAIR.every((id) => tally.lane(id)?.end === "complete");
    if (tally.recording && name === "over" && PAIR.includes(data.id) && complete) {
      this.#blind.begin(tally);
    } else if (tally.recording && name === "end" && !complete) {
      this.#blind.clear("Teacher and student did not both make all of it in their time: there is nothing to tell apart.");
    }
  }

  #onFailure(error, recording) {
    if (error.name !== "AbortError") {
      this.#session.say(error.message, { button: "Try again", act: () => this.comparison(recording) });
    }
    this.#say("");
  }

  #say(words) {
    this.#find("#conditions").textContent = words;
  }

  #showRunning(running) {
    const button = this.#find("#comparison");
    button.textContent = running ? "Stop the comparison" : "Compare over notes";
    button.classList.toggle("primary", !running);
  }

  #showClock(seconds) {
    this.#find("#clock output").value = seconds.toFixed(1);
  }

  #show(tally, title) {
    this.#lanes.show(tally, this.#carried);
    this.#showClock(tally.clockSeconds);
    this.#say(conditionsInWords(tally, title));
  }
}

function conditionsInWords({ state, begin }, title) {
  if (state === "getting ready") {
    return "The models are getting ready: each practises for a moment before the clocks begin.";
  }
  const { machine, seconds, mostSeconds } = begin;
  return (
    `${seconds.toFixed(1)} s of ${title.charAt(0).toLowerCase() + title.slice(1)} on ${machine.cores} cores of ${machine.cpu}. ` +
    `The models take turns on the whole machine, and each clock counts its own model's work: at most ${mostSeconds} s.`
  );
}
