const SMALLEST_SAMPLES = 1024;
const LARGEST_SAMPLES = 16384;

/**
 * How far ahead of the ear a live connection may be: as little as works, but at least three buffers of the device,
 * as some take their sound in gulps larger than usual.
 *
 * @param {number} gulpSeconds a buffer of the device
 * @param {number} sampleRateHz of the voice
 * @returns {number} samples of the voice, 1024 to 16384
 */
export function windowSamples(gulpSeconds, sampleRateHz) {
  const samples = 256 * Math.ceil((3 * gulpSeconds * sampleRateHz) / 256);
  return Math.min(LARGEST_SAMPLES, Math.max(SMALLEST_SAMPLES, samples));
}
