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
 * @param {string} title
 * @param {{steps: number[], series: {label: string, values: (number | null)[], other?: boolean, hue?:
 *     number}[]}} data
 * @param {string} [across] what steps are
 * @returns {{node: HTMLElement, close: () => void}}
 */
export function chart(title, { steps, series }, across = "step") {
  const place = element("div", { className: "plot" });
  const node = element("div", { className: "chart" }, element("p", { className: "title" }, title), place);
  let plot = null;
  let observer = null;
  const last = series.map(({ label, values }) => `${label} ${tidy(values.findLast((value) => value !== null))}`);
  node.setAttribute("aria-label", `${title}: ${last.join(", ")}`);
  node.setAttribute("role", "img");
  uPlot().then((Plot) => {
    const axis = { stroke: colour("--faint"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: '12px "Instrument Sans", sans-serif' };
    const width = () => Math.max(160, place.clientWidth);
    plot = new Plot(
      {
        width: width(),
        height: HEIGHT_PX,
        padding: [8, 18, 0, 0],
        scales: { x: { time: false } },
        axes: [{ ...axis }, { ...axis, size: 56 }],
        cursor: { points: { size: 6 } },
        series: [
          { label: across },
          ...series.map(({ label, other, hue }, index) => ({
            label: other ? `${label}, other` : label,
            stroke: colour(`--hue-${hue ?? (index + 2) % 6}`),
            width: 2,
            dash: other ? [5, 4] : undefined,
            spanGaps: true,
            points: { show: false },
          })),
        ],
      },
      [steps, ...series.map(({ values }) => values)],
      place,
    );
    observer = new ResizeObserver(() => plot.setSize({ width: width(), height: HEIGHT_PX }));
    observer.observe(place);
  });
  return {
    node,
    close: () => {
      observer?.disconnect();
      plot?.destroy();
    },
  };
}

function tidy(value) {
  return value === undefined ? "unknown" : String(Number(value.toPrecision(3)));
}
