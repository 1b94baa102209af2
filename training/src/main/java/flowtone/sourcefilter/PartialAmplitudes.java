package flowtone.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.kernel.Kernels;

/**
 * What harmonics have in common in each band, of one moment and outside a graph; see {@link
 * HarmonicAmplitudes}. Immutable and thread-safe.
 */
final class PartialAmplitudes {
  private final MelScale mel;
  private final float[][] sums;

  PartialAmplitudes(MelScale mel, int harmonics) {
    this.mel = mel;
    this.sums = new HarmonicTable(mel, harmonics).sums();
  }

  /** The common amplitude of the harmonics in each band that give it a magnitude [bands]. */
  float[] common(float[] magnitudes, double hertz) {
    float[] common = sums(hertz);
    for (int band = 0; band < mel.bands(); band++) {
      float least = Math.max(common[band], HarmonicAmplitudes.LEAST_SUM);
      common[band] = magnitudes[band] / (least * mel.windowSamples() / 2);
    }
    return common;
  }

  /** The magnitudes that harmonics of common amplitudes give the bands [bands]. */
  float[] magnitudes(float[] common, double hertz) {
    float[] magnitudes = sums(hertz);
    for (int band = 0; band < mel.bands(); band++) {
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
    float[] between = new float[Kernels.padded(mel.bands())];
    float[] first = sums[low];
    float[] second = sums[low + 1];
    for (int band = 0; band < first.length; band++) {
      between[band] = first[band] + share * (second[band] - first[band]);
    }
    return between;
  }
}
