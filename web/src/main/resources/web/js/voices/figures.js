/** What some measured figures say, the most telling first. */
const SENTENCES = [
  [["goal: pitch of played notes, median cents off"], (value) => `In tune within ${tidy(value)} cents`],
  [["goal: F0 RMSE, cents", "f0RmseCents"], (value) => `Follows a recording's pitch within ${tidy(value)} cents`],
  [["goal: level, dB off", "levelDb"], (value) => `As loud as its recordings within ${tidy(Math.abs(value))} dB`],
  [["goal: times real time", "timesRealTime"], (value) => `Renders ${Math.round(value)} times faster than real time`],
  [["goal: clicks a file, beyond the recordings'", "clicks"], (value) => (value < 0.5 ? "Free of clicks" : null)],
];

/**
 * A voice's figures in words.
 *
 * @param {Object<string, number>} metrics @param {number} [most] how many at most
 * @returns {string[]}
 */
export function figuresInWords(metrics, most = 3) {
  const said = SENTENCES.map(([names, words]) => {
    const name = names.find((each) => Number.isFinite(metrics[each]));
    return name ? words(metrics[name]) : null;
  });
  return said.filter(Boolean).slice(0, most);
}

/**
 * Every figure, the ones that bars are set for first.
 *
 * @param {Object<string, number>} metrics "goal: NAME" is held to "at most: NAME" or "at least: NAME"
 * @returns {{name: string, value: string, bar: string}[]} bar: "✗ at most 0.5"; empty where there is none
 */
export function allFigures(metrics) {
  const named = (start) => Object.entries(metrics).filter(([name]) => name.startsWith(start));
  const goals = named("goal: ").map(([full, value]) => {
    const name = full.slice(6);
    return { name, value: tidy(value), bar: barInWords(name, value, metrics) };
  });
  const others = named("").filter(([name]) => !/^(goal|at most|at least): /.test(name));
  return [...goals, ...others.map(([name, value]) => ({ name, value: tidy(value), bar: "" }))];
}

function barInWords(name, value, metrics) {
  const [most, least] = [metrics[`at most: ${name}`], metrics[`at least: ${name}`]];
  if (most === undefined && least === undefined) {
    return "";
  }
  const words = most === undefined ? `at least ${tidy(least)}` : `at most ${tidy(most)}`;
  return value > most || value < least ? `✗ ${words}` : `✓ ${words}`;
}

/** Three digits that mean something. */
function tidy(value) {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3 - (Math.abs(value) < 1 ? 1 : 0))));
}

/** "Good", or what it says of itself before the first colon or full stop. */
export function verdictWord(verdict) {
  return /^good\b/i.test(verdict) ? "Good" : /^not good yet/i.test(verdict) ? "Not good yet" : "";
}
