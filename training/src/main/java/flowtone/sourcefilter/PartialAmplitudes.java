package flowtone.sourcefilter;

import flowtone.audio.MelFilters;
import flowtone.audio.MelScale;

/**
 * {@link HarmonicAmplitudes} of one moment, outside a graph: what mel bands tell of each harmonic
 * of a fundamental. Immutable and thread-safe.
 */
final class PartialAmplitudes {
  private final MelScale mel;
  private final int harmonics;
  private final float[][] sums;

  PartialAmplitudes(MelScale mel, int harmonics) {
    this.mel = mel;
    this.harmonics = harmonics;
    this.sums = new HarmonicTable(mel, harmonics).sums();
  }

  /** The common amplitude of the harmonics in each band that give it a magnitude [bands]. */
  float[] common(float[] magnitudes, double hertz) {
    double logHertz = Math.log(Math.max(hertz, HarmonicAmplitudes.LEAST_HERTZ));
    double row = (logHertz - Math.log(HarmonicTable.LOWEST_HZ)) * HarmonicTable.rowsPerNeper();
    double within = Math.max(0, Math.min(HarmonicTable.ROWS - 1.001, row));
    int low = (int) within;
    float share = (float) (within - low);
    float[] common = new float[magnitudes.length];
    for (int band = 0; band < common.length; band++) {
      float sum = sums[low][band] + share * (sums[low + 1][band] - sums[low][band]);
      float least = Math.max(sum, HarmonicAmplitudes.LEAST_SUM);
      common[band] = magnitudes[band] / (least * mel.windowSamples() / 2);
    }
    return common;
  }

  /** A value of bands at a frequency, linearly between the bands' peaks. */
  float at(float[] bands, double hertz) {
    double position = (MelFilters.mel(hertz) - MelFilters.mel(mel.lowestHz())) / mel.step() - 1;
    double within = Math.max(0, Math.min(bands.length - 1, position));
    int below = Math.min(bands.length - 2, (int) within);
    float share = (float) (within - below);
    return (1 - share) * bands[below] + share * bands[below + 1];
  }

  /** 1 below the bands' upper end, 0 above it, fading between. */
  float sounding(double hertz) {
    double fade = HarmonicAmplitudes.FADE_SHARE * mel.highestHz();
    return (float) Math.max(0, Math.min(1, (mel.highestHz() - hertz) / fade));
  }

  /** Harmonics of a fundamental that lie below the bands' upper end; none without one. */
  int count(double hertz) {
    return hertz <= 0 ? 0 : (int) Math.min(harmonics, Math.ceil(mel.highestHz() / hertz) - 1);
  }
}
