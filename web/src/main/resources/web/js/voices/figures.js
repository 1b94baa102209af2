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

/** Every figure as [name, value], the ones that bars are set for first. */
export function allFigures(metrics) {
  const goals = Object.entries(metrics).filter(([name]) => name.startsWith("goal: "));
  const others = Object.entries(metrics).filter(([name]) => !name.startsWith("goal: "));
  return [...goals.map(([name, value]) => [name.slice(6), tidy(value)]), ...others.map(([name, value]) => [name, tidy(value)])];
}

/** Three digits that mean something. */
function tidy(value) {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3 - (Math.abs(value) < 1 ? 1 : 0))));
}

/** "Good", or what it says of itself before the first colon or full stop. */
export function verdictWord(verdict) {
  return /^good\b/i.test(verdict) ? "Good" : /^not good yet/i.test(verdict) ? "Not good yet" : "";
}
