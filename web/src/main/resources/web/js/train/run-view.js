import { fetchRun } from "../api/runs.js";
import { element } from "../ui/dom.js";
import { chart } from "../ui/chart.js";
import { curvesOf, durationInWords, together } from "./curves.js";

const MOST_CHARTS = 8;

/** One run in full: the verdict first, then what it came to and its curves, beside another's if wished. */
export class RunView {
  #root;
  #charts = [];
  #run = null;
  #other = null;
  #drawn = "";

  constructor(root) {
    this.#root = root;
  }

  /** @param {{summary: object, metrics: object[]}} run @param {object[]} runs all there are */
  show(run, runs) {
    const drawn = `${run.summary.id} ${run.metrics.length} ${run.summary.state} ${this.#other?.summary.id}`;
    if (drawn === this.#drawn) {
      return;
    }
    if (run.summary.id !== this.#run?.summary.id) {
      this.#other = null;
    }
    this.#drawn = drawn;
    this.#run = run;
    this.#draw(runs);
  }

  close() {
    this.#charts.forEach(({ close }) => close());
    this.#charts = [];
  }

  #draw(runs) {
    this.close();
    const { summary } = this.#run;
    const curves = curvesOf(this.#run.metrics).slice(0, MOST_CHARTS);
    const theirs = this.#other ? curvesOf(this.#other.metrics) : [];
    this.#charts = curves.map((mine) =>
      chart(mine.name, together(mine, theirs.find(({ name }) => name === mine.name))),
    );
    this.#root.replaceChildren(
      element("header", {}, element("h3", {}, summary.id), this.#comparison(runs)),
      element("p", { className: "verdict" }, summary.verdict || unfinished(summary)),
      facts(summary),
      element("div", { className: "charts" }, ...this.#charts.map(({ node }) => node)),
      curves.length === 0 ? element("p", { className: "hint" }, "Nothing has been measured yet.") : "",
      resume(summary),
    );
  }

  #comparison(runs) {
    const menu = element("select", { "aria-label": "Compare with" }, new Option("Compare with …", ""));
    menu.append(...runs.filter(({ id }) => id !== this.#run.summary.id).map(({ id }) => new Option(id, id)));
    menu.value = this.#other?.summary.id ?? "";
    menu.hidden = runs.length < 2;
    menu.addEventListener("change", async () => {
      this.#other = menu.value ? await fetchRun(menu.value).catch(() => null) : null;
      this.#draw(runs);
    });
    return menu;
  }
}

function unfinished({ state }) {
  return {
    running: "It is being trained: a verdict comes at its end.",
    stopped: "It was stopped before its end: the command below goes on where it stopped.",
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
    ...Object.entries(bestMetrics).slice(0, 4).map(([name, value]) => [`Best ${name}`, String(Number(value.toPrecision(4)))]),
  ];
  const list = element("dl", { className: "facts" });
  pairs.forEach(([term, words]) => list.append(element("div", {}, element("dt", {}, term), element("dd", {}, words))));
  return list;
}

function resume({ id, kind, state }) {
  if (state === "finished") {
    return "";
  }
  const command =
    kind === "teacher"
      ? `./flowtone teach --corpus CORPUS --run runs/${id}`
      : `./flowtone distill --teacher TEACHER --run runs/${id}`;
  return element("p", { className: "hint" }, "The command it was begun with resumes it: ", element("code", {}, command));
}
