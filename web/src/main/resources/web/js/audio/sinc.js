/** Input samples the kernel reaches to each side: it says how steep the filter is, and how late. */
export const HALF_WIDTH = 32;

const PHASES = 256;
const KAISER_BETA = 9;

/**
 * A Kaiser-windowed sinc, tabulated at 256 places between two samples and one more, so that two
 * neighbouring rows can be interpolated. What lies above the lower of the two Nyquist frequencies is
 * some 80 dB down, but for a narrow band at the edge.
 *
 * @param {number} step input samples per output sample; above 1 the filter narrows with it
 * @returns {Float32Array[]} rows of 2 * HALF_WIDTH taps
 */
export function sincTable(step) {
  const cutoff = Math.min(1, 1 / step);
  return Array.from({ length: PHASES + 1 }, (_, phase) => row(phase / PHASES, cutoff));
}

function row(fraction, cutoff) {
  const taps = Float32Array.from({ length: 2 * HALF_WIDTH }, (_, index) => {
    const distance = index - (HALF_WIDTH - 1) - fraction;
    return cutoff * sinc(cutoff * distance) * kaiser(distance / HALF_WIDTH);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function sinc(x) {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x) {
  return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
}

/** The modified Bessel function of order zero, by its power series. */
function bessel(x) {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/**
 * The sum of a window of samples, newest last, weighted by the kernel at a place between its middle two.
 *
 * @param {Float32Array[]} table @param {number} fraction 0 to 1
 * @param {Float32Array} samples @param {number} start index of the window's first sample
 */
export function interpolate(table, fraction, samples, start) {
  const place = fraction * PHASES;
  const index = Math.min(PHASES - 1, Math.floor(place));
  const share = place - index;
  const [low, high] = [table[index], table[index + 1]];
  let sum = 0;
  for (let i = 0; i < low.length; i++) {
    sum += samples[start + i] * (low[i] + share * (high[i] - low[i]));
  }
  return sum;
}
