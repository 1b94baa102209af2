/**
 * What a run measured, as curves to be drawn: one chart a figure, its groups (train, test) together.
 *
 * @param {{step: number, values: Object<string, number>}[]} metrics
 * @returns {{name: string, steps: number[], groups: Object<string, (number | null)[]>}[]} figures of test
 *     recordings first, of speed last, and those measured the most often before others
 */
export function curvesOf(metrics) {
  const points = new Map();
  for (const { step, values } of metrics) {
    for (const [full, value] of Object.entries(values)) {
      const slash = full.indexOf("/");
      const group = slash < 0 ? "" : full.slice(0, slash);
      const name = slash < 0 ? full : full.slice(slash + 1);
      const figure = points.get(name) ?? new Map();
      points.set(name, figure);
      figure.set(step, { ...figure.get(step), [group]: value });
    }
  }
  const curves = [...points].map(([name, figure]) => curve(name, figure));
  return curves
    .filter(({ steps }) => steps.length > 1)
    .sort((one, other) => weight(other) - weight(one) || other.steps.length - one.steps.length);
}

function weight({ groups }) {
  return "test" in groups ? 2 : "speed" in groups ? 0 : 1;
}

function curve(name, figure) {
  const steps = [...figure.keys()].sort((one, other) => one - other);
  const groups = {};
  for (const group of new Set([...figure.values()].flatMap(Object.keys))) {
    groups[group] = steps.map((step) => figure.get(step)[group] ?? null);
  }
  return { name, steps, groups };
}

/**
 * Two runs' curves of one figure over common steps.
 *
 * @returns {{steps: number[], series: {label: string, values: (number | null)[], other: boolean}[]}}
 */
export function together(mine, theirs) {
  const steps = [...new Set([...mine.steps, ...(theirs?.steps ?? [])])].sort((a, b) => a - b);
  const aligned = (from, other) =>
    Object.entries(from?.groups ?? {}).map(([group, values]) => {
      const at = new Map(from.steps.map((step, index) => [step, values[index]]));
      return { label: group || from.name, values: steps.map((step) => at.get(step) ?? null), other };
    });
  return { steps, series: [...aligned(mine, false), ...aligned(theirs, true)] };
}

/** "3 minutes ago". */
export function agoInWords(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const [amount, unit] =
    seconds < 90
      ? [seconds, "second"]
      : seconds < 5400
        ? [Math.round(seconds / 60), "minute"]
        : seconds < 129600
          ? [Math.round(seconds / 3600), "hour"]
          : [Math.round(seconds / 86400), "day"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"} ago`;
}

/** "2 h 5 min". */
export function durationInWords(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes < 1 ? `${Math.round(seconds)} s` : minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
