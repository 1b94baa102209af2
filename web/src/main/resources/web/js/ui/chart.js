import { colour } from "./canvas.js";
import { element } from "./dom.js";

const HEIGHT_PX = 190;
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
 * @param {{across?: string, marks?: number[]}} [manner] what steps are, and at which of them a line stands
 * @returns {{node: HTMLElement, update: (curves: Curves) => void, close: () => void}} an update has the
 *     same series
 */
export function chart(title, curves, { across = "step", marks = [] } = {}) {
  const place = element("div", { className: "plot" });
  const node = element("div", { className: "chart", role: "img" }, element("p", { className: "title" }, title), place);
  let shown = curves;
  let plot = null;
  let closed = false;
  const observer = new ResizeObserver(() => plot?.setSize(sizeOf(place)));
  const describe = () => node.setAttribute("aria-label", `${title}: ${lastValues(shown)}`);
  describe();
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
  const axis = { stroke: colour("--faint"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: '12px "Instrument Sans", sans-serif' };
  return {
    ...sizeOf(place),
    padding: [8, 18, 0, 0],
    scales: { x: { time: false } },
    axes: [{ ...axis }, { ...axis, size: 56 }],
    cursor: { points: { size: 6 } },
    series: [{ label: across }, ...series.map(curveOf)],
    hooks: { draw: [(plot) => marks.forEach((step) => drawMark(plot, step))] },
  };
}

function curveOf({ label, other, hue }, index) {
  return {
    label: other ? `${label}, other` : label,
    stroke: colour(`--hue-${hue ?? (index + 2) % 6}`),
    width: 2,
    dash: other ? [5, 4] : undefined,
    spanGaps: true,
    points: { show: false },
  };
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
    .map(({ label, values }) => `${label} ${tidy(values.findLast((value) => value !== null))}`)
    .join(", ");
}

function tidy(value) {
  return value === undefined ? "unknown" : String(Number(value.toPrecision(3)));
}
