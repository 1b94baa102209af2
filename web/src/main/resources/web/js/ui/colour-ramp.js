const SHADES = 256;

/**
 * Colours between a few given ones, evenly spaced.
 *
 * @param {string[]} stops CSS colours as "#rrggbb", two or more
 * @returns {Uint8ClampedArray} red, green, blue, alpha of 256 shades
 */
export function colourRamp(stops) {
  const colours = stops.map(components);
  const ramp = new Uint8ClampedArray(4 * SHADES);
  for (let shade = 0; shade < SHADES; shade++) {
    ramp.set([...mixed(colours, shade / (SHADES - 1)), 255], 4 * shade);
  }
  return ramp;
}

function mixed(colours, position) {
  const place = position * (colours.length - 1);
  const index = Math.min(colours.length - 2, Math.floor(place));
  const share = place - index;
  return colours[index].map((from, i) => from + share * (colours[index + 1][i] - from));
}

function components(hex) {
  return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
}
