/** Who waits for whom, as pictures: noise above, sound below, an arrow from what has to be there first. */

const COLUMNS = [28, 72, 116, 160];
const NOISE_Y = 22;
const SOUND_Y = 84;
const REACH = 11;

const PICTURES = [
  {
    name: "Teacher",
    words: "each sample waits for the one before",
    arrows: [...down([0, 1, 2, 3]), ...[0, 1, 2].map((i) => [COLUMNS[i], SOUND_Y, COLUMNS[i + 1], SOUND_Y])],
  },
  {
    name: "NICE, Real NVP",
    words: "one half waits for the other",
    arrows: [...down([0, 1, 2, 3]), [COLUMNS[0], SOUND_Y, COLUMNS[1], SOUND_Y], [COLUMNS[2], SOUND_Y, COLUMNS[3], SOUND_Y]],
  },
  {
    name: "MintNet",
    words: "all guess, and guess again until it fits",
    arrows: [...down([0, 1, 2, 3]), ...up([0, 1, 2, 3])],
  },
  {
    name: "Student",
    words: "no sample waits for another",
    arrows: [...down([0, 1, 2, 3]), ...[0, 1, 2].map((i) => [COLUMNS[i], NOISE_Y, COLUMNS[i + 1], SOUND_Y])],
  },
];

function down(columns) {
  return columns.map((i) => [COLUMNS[i], NOISE_Y, COLUMNS[i], SOUND_Y]);
}

function up(columns) {
  return columns.map((i) => [COLUMNS[i] + 9, SOUND_Y, COLUMNS[i] + 9, NOISE_Y]);
}

/** The markup of all pictures. */
export const WAITS = PICTURES.map(
  ({ name, words, arrows }) => `
    <figure class="waits">
      <svg viewBox="0 0 188 106" role="img" aria-label="${name}: ${words}">
        ${arrows.map(arrow).join("")}
        ${COLUMNS.map((x) => `<circle class="noise" cx="${x}" cy="${NOISE_Y}" r="8" /><circle class="sound" cx="${x}" cy="${SOUND_Y}" r="8" />`).join("")}
      </svg>
      <figcaption><b>${name}</b> ${words}</figcaption>
    </figure>`,
).join("");

/** A line that stops short of the circles at its ends, with a head. */
function arrow([x1, y1, x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [fromX, fromY, toX, toY] = [x1 + REACH * ux, y1 + REACH * uy, x2 - REACH * ux, y2 - REACH * uy];
  const head = [[-6, -3.5], [-6, 3.5]].map(([along, aside]) => `${toX + along * ux - aside * uy},${toY + along * uy + aside * ux}`);
  return `<path d="M${fromX},${fromY}L${toX},${toY}M${head[0]}L${toX},${toY}L${head[1]}" />`;
}
