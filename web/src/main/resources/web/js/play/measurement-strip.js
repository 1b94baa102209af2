import { measurements } from "./measurements.js";

const NOT_YET = "–";

const FIGURES = {
  latencyMillis: (value) => `${Math.round(value)} ms`,
  realTimeFactor: (value) => `${value.toFixed(1)} ×`,
  bufferedMillis: (value) => `${Math.round(value)} ms`,
  underruns: (value) => String(value),
  voiceRateHz: (value) => `${value / 1000} kHz`,
};

/** Prints the measurements into the elements that name one in data-figure. */
export function showMeasurements(strip) {
  for (const element of strip.querySelectorAll("[data-figure]")) {
    const name = element.dataset.figure;
    const value = measurements[name];
    element.textContent = value === null ? NOT_YET : FIGURES[name](value);
  }
}
