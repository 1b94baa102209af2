/**
 * The page's state as the part of the address behind #, so that a patch can be shared:
 * "#play?voice=acoustic&mix=cello-arco:0.4,altosax:0.6&seed=7".
 */

/** @returns {{tab: string, values: object}} what a link says; what it does not say is absent */
export function parseLink(hash) {
  const [tab, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const fields = new URLSearchParams(query);
  const values = {};
  for (const [name, { read }] of Object.entries(FIELDS)) {
    const value = fields.has(name) ? read(fields.get(name)) : undefined;
    if (value !== undefined) {
      values[name] = value;
    }
  }
  return { tab, values };
}

/** @param {string} tab @param {object} values those that are undefined or null are left out */
export function formatLink(tab, values) {
  const fields = Object.entries(FIELDS)
    .filter(([name]) => values[name] !== undefined && values[name] !== null)
    .map(([name, { write }]) => `${name}=${write(values[name])}`);
  return `#${tab}${fields.length > 0 ? `?${fields.join("&")}` : ""}`;
}

const text = { read: (value) => value || undefined, write: encodeURIComponent };
const number = (low, high) => ({
  read: (value) => (value !== "" && value >= low && value <= high ? Number(value) : undefined),
  write: (value) => String(Number(value.toFixed(3))),
});
const flag = { read: (value) => value === "1", write: (value) => (value ? "1" : "0") };
const weights = {
  read: (value) => {
    const pairs = value.split(",").map((pair) => pair.split(":"));
    const mix = pairs.map(([label, weight]) => [label, Number(weight)]);
    return mix.every(([label, weight]) => label && weight >= 0) ? Object.fromEntries(mix) : undefined;
  },
  write: (mix) =>
    Object.entries(mix)
      .filter(([, weight]) => weight > 0)
      .map(([label, weight]) => `${encodeURIComponent(label)}:${Number(weight.toFixed(3))}`)
      .join(","),
};

const FIELDS = {
  voice: text,
  mix: weights,
  breath: number(0, 1.5),
  seed: number(0, 2 ** 31),
  chords: flag,
  run: text,
  compared: text,
};
