import { colour } from "./canvas.js";
import { colourRamp } from "./colour-ramp.js";

/** The shades of every spectrogram on the page, from silence to loud. */
export function spectrumColours() {
  return colourRamp([0, 1, 2, 3, 4].map((stop) => colour(`--spectrum-${stop}`)));
}
