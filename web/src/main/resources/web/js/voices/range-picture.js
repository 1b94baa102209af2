import { isBlack, noteName } from "../play/pitch.js";
import { HUES } from "../ui/canvas.js";

const LOW = 24;
const HIGH = 96;
const SVG = "http://www.w3.org/2000/svg";

/**
 * The ranges of a voice's labels as bars over a small keyboard of six octaves.
 *
 * @param {{title: string, low: number, high: number}[]} labels
 * @returns {SVGElement}
 */
export function rangePicture(labels) {
  const height = 22 + 7 * labels.length;
  const svg = node("svg", { viewBox: `0 0 ${HIGH - LOW} ${height}`, preserveAspectRatio: "none", role: "img" });
  const words = labels.map(({ title, low, high }) => `${title}: ${noteName(low)} to ${noteName(high)}`);
  svg.setAttribute("aria-label", words.join("; "));
  svg.setAttribute("class", "range-picture");
  labels.forEach(({ low, high }, index) => {
    const from = Math.max(LOW, low);
    const bar = node("rect", { x: from - LOW, y: 7 * index, width: Math.min(HIGH, high + 1) - from, height: 4.5, rx: 0.6 });
    bar.setAttribute("class", `hue-${index % HUES}`);
    svg.append(bar);
  });
  const top = 7 * labels.length + 2;
  svg.append(node("rect", { x: 0, y: top, width: HIGH - LOW, height: 20, class: "ivory" }));
  for (let note = LOW; note < HIGH; note++) {
    if (isBlack(note)) {
      svg.append(node("rect", { x: note - LOW, y: top, width: 1, height: 12, class: "ebony" }));
    } else if (!isBlack(note + 1)) {
      svg.append(node("rect", { x: note + 0.95 - LOW, y: top, width: 0.1, height: 20, class: "ebony" }));
    }
  }
  return svg;
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}
