package flowtone.sourcefilter;

import flowtone.audio.MelFilters;
import flowtone.audio.MelScale;
import flowtone.kernel.Kernels;

/**
 * What mel bands tell of each harmonic of a fundamental, of one moment and outside a graph; see
 * {@link HarmonicAmplitudes}. Immutable and thread-safe.
 */
final class HarmonicPlaces {
  private final Kernels kernels;
  private final MelScale mel;
  private final int harmonics;

  /** Where a frequency lies among the peaks: so many bands a neper of {@code 1 + f / 700 Hz}. */
  private final float bandsPerNeper;

  private final float lowestBand;

  HarmonicPlaces(Kernels kernels, MelScale mel, int harmonics) {
    this.kernels = kernels;
    this.mel = mel;
    this.harmonics = harmonics;
    this.bandsPerNeper = (float) (MelFilters.mel(700 * (Math.E - 1)) / mel.step());
    this.lowestBand = (float) (MelFilters.mel(mel.lowestHz()) / mel.step() + 1);
  }

  /**
   * Writes what bands tell of each harmonic of a fundamental, nothing where there is none.
   *
   * @param common amplitude of the harmonics in each band [bands]
   * @param envelope logarithm of the response in each band [bands]
   * @param amplitudes of the harmonics [padded harmonics]
   * @param flat the same divided by the response there [padded harmonics]
   */
  void write(float[] common, float[] envelope, double hertz, float[] amplitudes, float[] flat) {
    int count = count(hertz);
    float[] places = places(count, hertz);
    for (int k = 0; k < count; k++) {
      amplitudes[k] = at(common, places[k]) * sounding((k + 1) * hertz);
      flat[k] = -at(envelope, places[k]);
    }
    kernels.exponentiate(flat, 0, places.length);
    for (int k = 0; k < places.length; k++) {
      flat[k] *= amplitudes[k];
    }
  }

  /**
   * The mean square of harmonics, each weighted: {@code sum_k w_k a_k^2 / 2}.
   *
   * @param common amplitude of the harmonics in each band [bands]
   * @param weights of squares at the bands' peaks [bands]
   */
  double meanSquare(float[] common, float[] weights, double hertz) {
    int count = count(hertz);
    float[] places = places(count, hertz);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      float amplitude = at(common, places[k]) * sounding((k + 1) * hertz);
      sum += amplitude * amplitude * at(weights, places[k]);
    }
    return sum / 2;
  }

  /** Where harmonics lie among the bands' peaks, 0 at the first [padded harmonics]. */
  private float[] places(int count, double hertz) {
    float[] places = new float[Kernels.padded(count)];
    for (int k = 0; k < places.length; k++) {
      places[k] = (float) (1 + (k + 1) * hertz / 700);
    }
    kernels.takeLogarithms(places, places.length);
    for (int k = 0; k < count; k++) {
      places[k] = Math.max(0, Math.min(mel.bands() - 1, bandsPerNeper * places[k] - lowestBand));
    }
    return places;
  }

  /** What bands tell of a place, linearly between peaks. */
  private float at(float[] bands, float place) {
    int below = Math.min(mel.bands() - 2, (int) place);
    float share = place - below;
    return (1 - share) * bands[below] + share * bands[below + 1];
  }

  /** 1 below the bands' upper end, 0 above it, fading between. */
  private float sounding(double hertz) {
    double fade = HarmonicAmplitudes.FADE_SHARE * mel.highestHz();
    return (float) Math.max(0, Math.min(1, (mel.highestHz() - hertz) / fade));
  }

  /** Harmonics of a fundamental that lie below the bands' upper end; none without one. */
  private int count(double hertz) {
    return hertz <= 0 ? 0 : (int) Math.min(harmonics, Math.ceil(mel.highestHz() / hertz) - 1);
  }
}
