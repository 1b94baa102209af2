import { fetchRun } from "../api/runs.js";
import { chart } from "../ui/chart.js";
import { commandList } from "../ui/commands.js";
import { element } from "../ui/dom.js";
import { curvesOf, durationInWords, together } from "./curves.js";
import { Learning } from "./learning.js";
import { meaningOf } from "./words.js";

const MOST_CHARTS = 8;

/**
 * One run in full: the verdict first, then what it came to, its curves, beside another's if wished, and
 * what it sounded like. Dispatches "stop" and "resume".
 */
export class RunView extends EventTarget {
  #root;
  #session;
  #charts = new Map();
  #learning = null;
  #run = null;
  #other = null;
  #others = [];
  #trainer = null;

  /** @param {HTMLElement} root @param {import("../session.js").Session} session */
  constructor(root, session) {
    super();
    this.#root = root;
    this.#session = session;
  }

  /** @param {object} run as the server tells it @param {object[]} runs all there are */
  show(run, runs) {
    this.close();
    if (run.summary.id !== this.#run?.summary.id) {
      this.#other = null;
    }
    this.#run = run;
    this.#others = runs.filter(({ id }) => id !== run.summary.id);
    this.#draw();
  }

  /** @param {{allowed: boolean, trainer: {running: boolean}}} training what may be done to it */
  set training(training) {
    this.#trainer = training;
    this.#showState();
  }

  /** The run has a new state. */
  updateState(summary) {
    this.#run.summary = summary;
    this.#showState();
  }

  /** The run has made more sounds; those that are listened to stay. */
  updateSamples(samples) {
    const known = this.#run.samples;
    if (samples.at(-1)?.file !== known.at(-1)?.file && !this.#learning?.playing) {
      this.#run.samples = samples;
      this.#drawLearning();
    }
  }

  /** The run has measured more. @param {{anew: boolean, entries: object[]}} measured */
  updateMetrics({ anew, entries }) {
    this.#run.metrics = anew ? entries : [...this.#run.metrics, ...entries];
    const curves = this.#curves();
    const known = curves.every(({ name, data }) => this.#charts.get(name)?.series === labelsOf(data));
    if (known && curves.length === this.#charts.size) {
      curves.forEach(({ name, data }) => this.#charts.get(name).update(data));
    } else {
      this.#drawCharts();
    }
  }

  close() {
    this.#charts.forEach(({ close }) => close());
    this.#charts.clear();
    this.#learning?.close();
    this.#learning = null;
  }

  #draw() {
    const { summary, config } = this.#run;
    this.#root.replaceChildren(
      element("header", {}, element("h3", {}, summary.id), this.#comparison()),
      element("p", { className: "verdict" }),
      element("div", { className: "toolbar run-actions" }),
      element("dl", { className: "facts" }),
      element("div", { className: "charts" }),
      element("div", { className: "learning-place" }),
      this.#resume(),
      ...(config ? [details("Configuration", config)] : []),
    );
    this.#showState();
    this.#drawCharts();
    this.#drawLearning();
  }

  #drawLearning() {
    const { summary, samples } = this.#run;
    this.#learning?.close();
    this.#learning = samples.length > 0 ? new Learning(summary.id, samples, this.#session) : null;
    this.#root.querySelector(".learning-place").replaceChildren(...(this.#learning ? [this.#learning.node] : []));
  }

  #showState() {
    if (!this.#run) {
      return;
    }
    const { summary } = this.#run;
    this.#root.querySelector(".verdict").textContent = summary.verdict || unfinished(summary);
    this.#root.querySelector(".facts").replaceChildren(...facts(summary));
    this.#root.querySelector(".run-actions").replaceChildren(...this.#actions(summary));
  }

  #actions({ state }) {
    if (!this.#trainer?.allowed) {
      return [];
    }
    const running = this.#trainer.trainer.running;
    const [words, type] = state === "running" ? ["Stop", "stop"] : ["Resume", "resume"];
    const possible = state === "running" ? running : !running && state !== "finished" && this.#run.command;
    const button = element("button", { type: "button", disabled: !possible }, words);
    button.addEventListener("click", () => this.dispatchEvent(new CustomEvent(type, { detail: this.#run.summary.id })));
    return [button];
  }

  #curves() {
    const theirs = this.#other ? curvesOf(this.#other.metrics) : [];
    return curvesOf(this.#run.metrics)
      .slice(0, MOST_CHARTS)
      .map((mine) => ({ name: mine.name, data: together(mine, theirs.find(({ name }) => name === mine.name)) }));
  }

  #drawCharts() {
    this.#charts.forEach(({ close }) => close());
    const marks = (this.#run.rollbacks ?? []).map(({ resumedAt }) => resumedAt);
    this.#charts = new Map(
      this.#curves().map(({ name, data }) => [name, { ...chart(name, data, { marks, words: meaningOf(name) }), series: labelsOf(data) }]),
    );
    const nodes = [...this.#charts.values()].map(({ node }) => node);
    const nothing = element("p", { className: "hint" }, "Nothing has been measured yet.");
    this.#root.querySelector(".charts").replaceChildren(...(nodes.length > 0 ? nodes : [nothing]));
  }

  #comparison() {
    const menu = element("select", { "aria-label": "Compare with" }, new Option("Compare with …", ""));
    menu.append(...this.#others.map(({ id }) => new Option(id, id)));
    menu.value = this.#other?.summary.id ?? "";
    menu.hidden = this.#others.length === 0;
    menu.addEventListener("change", async () => {
      this.#other = menu.value ? await fetchRun(menu.value).catch(() => null) : null;
      this.#drawCharts();
    });
    return menu;
  }

  #resume() {
    const { summary, command } = this.#run;
    if (summary.state === "finished") {
      return "";
    }
    return command
      ? element("div", {}, element("p", { className: "hint" }, "This command resumes it:"), commandList([command], this.#session.say))
      : element("p", { className: "hint" }, "The command it was begun with resumes it.");
  }
}

function labelsOf({ series }) {
  return series.map(({ label, other }) => `${label} ${other}`).join();
}

function details(title, text) {
  return element("details", {}, element("summary", {}, title), element("pre", { className: "scroll", tabIndex: 0 }, text));
}

function unfinished({ state }) {
  return {
    running: "It is being trained: a verdict comes at its end.",
    stopped: "It was stopped before its end, and can go on where it stopped.",
    failed: "It failed; its log.txt says why.",
  }[state] ?? "It gave no verdict.";
}

function facts({ kind, state, step, targetSteps, secondsTrained, rollbacks, bestMetrics }) {
  const pairs = [
    ["State", state],
    ["Kind", kind],
    ["Steps", targetSteps > 0 ? `${step.toLocaleString("en")} of ${targetSteps.toLocaleString("en")}` : step.toLocaleString("en")],
    ["Trained", durationInWords(secondsTrained)],
    ["Went astray", ["never", "once, and back to a checkpoint"][rollbacks] ?? `${rollbacks} times, each time back to a checkpoint`],
    ...Object.entries(bestMetrics).slice(0, 4).map(([name, value]) => [`Best ${name}`, String(Number(value.toPrecision(4))), meaningOf(name)]),
  ];
  return pairs.map(([term, words, title = ""]) => element("div", { title }, element("dt", {}, term), element("dd", {}, words)));
}
