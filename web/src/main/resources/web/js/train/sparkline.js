import { curvesOf } from "./curves.js";

const WIDTH = 96;
const HEIGHT = 26;

/** How a run's foremost figure went, as a line that says nothing more; null where there are no two points. */
export function sparkline(metrics) {
  const foremost = curvesOf(metrics)[0];
  const values = foremost ? Object.values(foremost.groups).at(-1).filter(Number.isFinite) : [];
  if (values.length < 2) {
    return null;
  }
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * (WIDTH - 2) + 1;
    const y = HEIGHT - 2 - ((value - low) / (high - low || 1)) * (HEIGHT - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("class", "sparkline");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  line.setAttribute("points", points.join(" "));
  picture.append(line);
  return picture;
}
