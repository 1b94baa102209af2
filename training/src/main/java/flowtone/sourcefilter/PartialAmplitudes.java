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
  private final double lowestMel;

  PartialAmplitudes(MelScale mel, int harmonics) {
    this.mel = mel;
    this.harmonics = harmonics;
    this.sums = new HarmonicTable(mel, harmonics).sums();
    this.lowestMel = MelFilters.mel(mel.lowestHz());
  }

  /** The common amplitude of the harmonics in each band that give it a magnitude [bands]. */
  float[] common(float[] magnitudes, double hertz) {
    float[] common = sums(hertz);
    for (int band = 0; band < common.length; band++) {
      float least = Math.max(common[band], HarmonicAmplitudes.LEAST_SUM);
      common[band] = magnitudes[band] / (least * mel.windowSamples() / 2);
    }
    return common;
  }

  /** The magnitudes that harmonics of common amplitudes give the bands [bands]. */
  float[] magnitudes(float[] common, double hertz) {
    float[] magnitudes = sums(hertz);
    for (int band = 0; band < magnitudes.length; band++) {
      magnitudes[band] *= common[band] * mel.windowSamples() / 2;
    }
    return magnitudes;
  }

  /** The sum that harmonics of amplitude 1 give each band [bands]. */
  private float[] sums(double hertz) {
    double logHertz = Math.log(Math.max(hertz, HarmonicAmplitudes.LEAST_HERTZ));
    double row = (logHertz - Math.log(HarmonicTable.LOWEST_HZ)) * HarmonicTable.rowsPerNeper();
    double within = Math.max(0, Math.min(HarmonicTable.ROWS - 1.001, row));
    int low = (int) within;
    float share = (float) (within - low);
    float[] between = new float[mel.bands()];
    for (int band = 0; band < between.length; band++) {
      between[band] = sums[low][band] + share * (sums[low + 1][band] - sums[low][band]);
    }
    return between;
  }

  /** Where a frequency lies among the peaks of the bands, which count from 0. */
  double position(double hertz) {
    double position = (MelFilters.mel(hertz) - lowestMel) / mel.step() - 1;
    return Math.max(0, Math.min(mel.bands() - 1, position));
  }

  /** A value of bands at a {@link #position}, linearly between the bands' peaks. */
  static float at(float[] bands, double position) {
    int below = Math.min(bands.length - 2, (int) position);
    float share = (float) (position - below);
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
