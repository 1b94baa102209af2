import { chart } from "../ui/chart.js";
import { commandList } from "../ui/commands.js";
import { element } from "../ui/dom.js";
import { hueOf, titleOf } from "./models.js";

const COMMAND = "./flowtone compare --corpus corpora/winds --out reports/winds --minutes 10";

/**
 * The last report of the command line: its table, its learning curves and how it was measured.
 *
 * @param {HTMLElement} root is filled
 * @param {?object} report as report.json has it
 * @param {(message: string) => void} say
 * @returns {() => void} takes it away again
 */
export function showReport(root, report, say) {
  if (!report) {
    root.replaceChildren(
      element("h3", {}, "Likelihoods"),
      element("p", { className: "hint" }, "How well each flow describes recordings takes training all of them for the same time; one command does it, and its report shows here."),
      commandList([COMMAND], say),
    );
    return () => {};
  }
  const curves = learningCurves(report.curves ?? []);
  root.replaceChildren(
    element("h3", {}, `The last report: ${report.title}`),
    element("p", { className: "hint" }, conditionsInWords(report.conditions ?? {})),
    scrolled(table(report.rows), `Figures of ${report.title}`),
    ...(report.likelihoodOrder ?? []).map((sentence) => element("p", { className: "verdict" }, sentence)),
    ...(curves ? [curves.node] : []),
    method(report.method ?? []),
  );
  return () => curves?.close();
}

const COLUMNS = [
  ["× real time, whole tracks", (row) => row.timesRealTime],
  ["× real time, live", (row) => row.live?.timesRealTime],
  ["× real time, density", (row) => row.density?.timesRealTime],
  ["bits a sample", (row) => row.fit?.bitsPerSample],
  ["parameters", (row) => row.parameters],
];

function table(rows) {
  const used = COLUMNS.filter(([, value]) => rows.some((row) => Number.isFinite(value(row))));
  const head = element("tr", {}, element("th", { scope: "col" }, "Model"), ...used.map(([title]) => element("th", { scope: "col" }, title)));
  const body = rows.map((row) =>
    element("tr", {}, element("th", { scope: "row" }, titleOf(row.id)), ...used.map(([, value]) => element("td", {}, figure(value(row))))),
  );
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
}

function figure(value) {
  if (!Number.isFinite(value)) {
    return "–";
  }
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

function scrolled(node, name) {
  return element("div", { className: "scroll wide", tabIndex: 0, role: "group", "aria-label": name }, node);
}

/** Likelihood of test recordings over minutes of training; null where nothing was trained. */
export function learningCurves(curves) {
  const drawn = curves.filter(({ points }) => points.length > 1);
  if (drawn.length === 0) {
    return null;
  }
  const steps = [...new Set(drawn.flatMap(({ points }) => points.map(({ seconds }) => seconds / 60)))].sort((a, b) => a - b);
  const series = drawn.map(({ id, points }) => {
    const at = new Map(points.map(({ seconds, natsPerSample }) => [seconds / 60, natsPerSample]));
    return { label: titleOf(id), hue: hueOf(id), values: steps.map((step) => at.get(step) ?? null) };
  });
  return chart("Test recordings, nats a sample: lower is better", { steps, series }, { across: "minutes" });
}

function conditionsInWords({ cores, cpu, seconds, sampleRateHz, laps }) {
  return cpu ? `${cores} cores of ${cpu}; ${seconds} s of sound at ${sampleRateHz} Hz, median of ${laps}` : "";
}

function method(sentences) {
  return element("details", {}, element("summary", {}, "How it was measured"), ...sentences.map((sentence) => element("p", {}, sentence)));
}
