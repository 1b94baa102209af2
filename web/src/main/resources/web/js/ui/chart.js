import { HUES, colour } from "./canvas.js";
import { element } from "./dom.js";

const HEIGHT_PX = 190;
/** The share of values at either end that may be left out, and how far off they have to be. */
const FEW = 0.04;
const FAR_SPREADS = 4;
let library = null;

/** uPlot, loaded with the first chart. */
function uPlot() {
  if (!library) {
    document.head.append(element("link", { rel: "stylesheet", href: "vendor/uplot/uPlot.min.css" }));
    library = import("../../vendor/uplot/uPlot.esm.js").then((module) => module.default);
  }
  return library;
}

/**
 * A chart of curves over steps, or over something else.
 *
 * @typedef {{steps: number[], series: {label: string, values: (number | null)[], other?: boolean, hue?:
 *     number}[]}} Curves
 * @param {string} title
 * @param {Curves} curves
 * @param {{across?: string, marks?: number[], words?: string}} [manner] what steps are, at which of them a line
 *     stands, and what the title means
 * @returns {{node: HTMLElement, update: (curves: Curves) => void, close: () => void}} an update has the
 *     same series
 */
export function chart(title, curves, { across = "step", marks = [], words = "" } = {}) {
  const place = element("div", { className: "plot" });
  const node = element("div", { className: "chart", role: "img" }, element("p", { className: "title" }, title, element("span", { className: "hint" }, words)), place);
  let shown = curves;
  let plot = null;
  let closed = false;
  const observer = new ResizeObserver(() => plot?.setSize(sizeOf(place)));
  const describe = () => node.setAttribute("aria-label", `${title}: ${lastValues(shown)}`);
  const recolour = () => plot?.redraw();
  describe();
  addEventListener("themechange", recolour);
  uPlot().then((Plot) => {
    if (!closed) {
      plot = new Plot(optionsOf(place, shown.series, across, marks), dataOf(shown), place);
      observer.observe(place);
    }
  });
  return {
    node,
    update: (next) => {
      shown = next;
      describe();
      plot?.setData(dataOf(next));
    },
    close: () => {
      closed = true;
      observer.disconnect();
      removeEventListener("themechange", recolour);
      plot?.destroy();
    },
  };
}

function sizeOf(place) {
  return { width: Math.max(160, place.clientWidth), height: HEIGHT_PX };
}

function dataOf({ steps, series }) {
  return [steps, ...series.map(({ values }) => values)];
}

function optionsOf(place, series, across, marks) {
  const axis = { stroke: () => colour("--faint"), grid: { stroke: () => colour("--line"), width: 1 }, ticks: { show: false }, font: '12px "Instrument Sans", sans-serif' };
  return {
    ...sizeOf(place),
    padding: [8, 18, 0, 0],
    scales: { x: { time: false }, y: { range: (plot) => rangeOf(plot.data.slice(1).flat()) } },
    axes: [{ ...axis }, { ...axis, size: 56 }],
    cursor: { points: { size: 6 } },
    series: [{ label: across }, ...series.map(curveOf)],
    hooks: { draw: [(plot) => marks.forEach((step) => drawMark(plot, step))] },
  };
}

/**
 * From where to where values are shown: all of them, but for a few that lie so far off, such as at the
 * beginning of a training, that nothing would be seen of the others.
 *
 * @param {(number | null)[]} values
 * @returns {[number, number]}
 */
export function rangeOf(values) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) {
    return [0, 1];
  }
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(FEW), at(1 - FEW)];
  const spread = high - low;
  const bottom = low - at(0) > FAR_SPREADS * spread ? low - spread / 4 : at(0);
  const top = at(1) - high > FAR_SPREADS * spread ? high + spread / 4 : at(1);
  const room = 0.06 * (top - bottom) || 0.05 * Math.abs(top) || 1;
  return [bottom - room, top + room];
}

function curveOf({ label, other, hue }, index) {
  return {
    label: nameOf({ label, other }),
    stroke: () => colour(`--hue-${hue ?? (index + 2) % HUES}`),
    width: 2,
    dash: other ? [5, 4] : undefined,
    spanGaps: true,
    points: { show: false },
  };
}

function nameOf({ label, other }) {
  return other ? `${label}, other` : label;
}

/** A broken line from top to bottom. */
function drawMark({ ctx, bbox, valToPos }, step) {
  const x = valToPos(step, "x", true);
  ctx.save();
  ctx.strokeStyle = colour("--warm");
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

function lastValues({ series }) {
  return series
    .map(({ values, ...each }) => `${nameOf(each)} ${tidy(values.findLast((value) => value !== null))}`)
    .join(", ");
}

function tidy(value) {
  return value === undefined ? "unknown" : String(Number(value.toPrecision(3)));
}
