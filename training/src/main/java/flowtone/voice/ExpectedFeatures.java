package flowtone.voice;

import flowtone.audio.Loudness;
import flowtone.control.FeatureExpectation;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.Label;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Further features of sounds of a mixture of labels, as the labels' recordings have them. Immutable
 * and thread-safe.
 *
 * @param labels of a voice
 */
public record ExpectedFeatures(List<Label> labels) {
  /** Of the labels' own recordings hardly any is as far from what is expected. */
  private static final double FURTHEST_SPREADS = 3;

  /**
   * What a feature is expected to be of a hop: the mean over the labels, or, if they expect
   * nothing, what the feature itself says is {@linkplain HopFeature#played played}; its silence in
   * silence.
   *
   * @param weights of the labels
   * @param f0Hz fundamental over the hop, 0 where unvoiced
   * @param loudnessDb A-weighted level at the end of the hop
   * @param onsetSeconds time since the note began
   */
  public float of(
      HopFeature feature, float[] weights, float f0Hz, float loudnessDb, float onsetSeconds) {
    if (loudnessDb <= Loudness.FLOOR_DB) {
      return feature.silent();
    }
    double[] regressors = FeatureExpectation.regressors(f0Hz, loudnessDb, onsetSeconds);
    OptionalDouble mean = mean(feature, weights, expected -> expected.of(regressors));
    return mean.isPresent()
        ? (float) mean.getAsDouble()
        : feature.played(f0Hz, loudnessDb, onsetSeconds);
  }

  /** Over the labels that expect anything of a feature. */
  private OptionalDouble mean(
      HopFeature feature, float[] weights, ToDoubleFunction<FeatureExpectation> figure) {
    double sum = 0;
    double known = 0;
    for (int i = 0; i < weights.length; i++) {
      FeatureExpectation expected = labels.get(i).expected().get(feature.id());
      if (weights[i] > 0 && expected != null) {
        sum += weights[i] * figure.applyAsDouble(expected);
        known += weights[i];
      }
    }
    return known > 0 ? OptionalDouble.of(sum / known) : OptionalDouble.empty();
  }

  /**
   * A feature of a hop that is asked to be otherwise than it is. It goes no further than recordings
   * of the labels do; silence stays as it is.
   *
   * @param offset that is asked for
   * @param weights of the labels
   * @param loudnessDb A-weighted level at the end of the hop
   */
  public float shifted(
      HopFeature feature, float value, double offset, float[] weights, float loudnessDb) {
    if (offset == 0 || loudnessDb <= Loudness.FLOOR_DB) {
      return value;
    }
    double lowest = mean(feature, weights, FeatureExpectation::lowest).orElse(-Double.MAX_VALUE);
    double highest = mean(feature, weights, FeatureExpectation::highest).orElse(Double.MAX_VALUE);
    double least = Math.min(lowest, value);
    double most = Math.max(highest, value);
    return (float) Math.max(least, Math.min(most, value + offset));
  }

  /**
   * How much more of a feature than {@linkplain #of expected} a note has that is struck harder or
   * softer than most. What decays is as loud at one moment whether it was struck hard or is young,
   * so that its loudness does not tell; of recordings that are as loud, the harder struck are the
   * brighter and the noisier.
   *
   * @param weights of the labels
   * @param velocity 0..1
   */
  public double struck(HopFeature feature, float[] weights, double velocity) {
    double spread =
        LabelMix.mean(
            labels,
            weights,
            label -> {
              FeatureExpectation expected = label.expected().get(feature.id());
              return expected == null || !label.decays() ? 0 : expected.spread();
            });
    return (2 * velocity - 1) * spread;
  }

  /** A track whose features are asked to be otherwise than they are, as {@link #shifted}. */
  public FeatureTrack shifted(FeatureTrack track, FeatureOffsets offsets) {
    FeatureTrack shifted = track;
    for (HopFeature feature : track.features()) {
      if (offsets.of(feature) != 0) {
        shifted = shifted.withFurther(feature, shifted(feature, track, offsets.of(feature)));
      }
    }
    return shifted;
  }

  private float[] shifted(HopFeature feature, FeatureTrack track, double offset) {
    float[] values = track.further(feature);
    for (int h = 0; h < values.length; h++) {
      values[h] = shifted(feature, values[h], offset, track.labelWeights(h), track.loudnessDb(h));
    }
    return values;
  }

  /**
   * The features of a recording, none further from what is expected than recordings of the labels
   * are: a hum has another brightness than any saxophone.
   */
  public FeatureTrack within(FeatureTrack track) {
    FeatureTrack within = track;
    for (HopFeature feature : track.features()) {
      within = within.withFurther(feature, within(feature, track));
    }
    return within;
  }

  private float[] within(HopFeature feature, FeatureTrack track) {
    float[] values = track.further(feature);
    for (int h = 0; h < values.length; h++) {
      float[] weights = track.labelWeights(h);
      double furthest = FURTHEST_SPREADS * spread(feature, weights);
      float expected =
          of(feature, weights, track.f0Hz(h), track.loudnessDb(h), track.onsetSeconds(h));
      double nearest = Math.max(expected - furthest, Math.min(expected + furthest, values[h]));
      values[h] = (float) nearest;
    }
    return values;
  }

  /** Infinite if the labels expect nothing. */
  private double spread(HopFeature feature, float[] weights) {
    return LabelMix.mean(
        labels,
        weights,
        label -> {
          FeatureExpectation expected = label.expected().get(feature.id());
          return expected == null ? Double.MAX_VALUE : expected.spread();
        });
  }
}
