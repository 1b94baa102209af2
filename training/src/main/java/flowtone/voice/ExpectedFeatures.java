package flowtone.voice;

import flowtone.audio.Loudness;
import flowtone.control.FeatureExpectation;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Further features of sounds of a mixture of labels, as the labels' recordings have them. Immutable
 * and thread-safe.
 *
 * @param labels of a voice
 * @param features that it reads
 */
public record ExpectedFeatures(List<Label> labels, List<HopFeature> features) {
  public ExpectedFeatures {
    labels = List.copyOf(labels);
    features = List.copyOf(features);
  }

  /** Those of a voice. */
  public static ExpectedFeatures of(Manifest manifest) {
    return new ExpectedFeatures(manifest.labels(), HopFeatures.of(manifest.features()));
  }

  /**
   * What the features are expected to be of a hop. What no label expects anything of is as the
   * feature itself says it is {@linkplain HopFeature#played played}.
   *
   * @param weights of the labels
   * @param f0Hz fundamental over the hop, 0 where unvoiced
   * @param loudnessDb A-weighted level at the end of the hop
   * @param onsetSeconds time since the note began
   * @return one for each of the features [features]
   */
  public List<ExpectedFeature> at(
      float[] weights, float f0Hz, float loudnessDb, float onsetSeconds) {
    boolean silent = loudnessDb <= Loudness.FLOOR_DB;
    double[] regressors = FeatureExpectation.regressors(f0Hz, loudnessDb, onsetSeconds);
    List<ExpectedFeature> all = new ArrayList<>(features.size());
    for (HopFeature feature : features) {
      List<ExpectedFeature.Share> shares = shares(feature, weights);
      float played = feature.played(f0Hz, loudnessDb, onsetSeconds);
      all.add(
          silent
              ? ExpectedFeature.silent(feature.silent(), shares)
              : ExpectedFeature.sounding(regressors, played, shares));
    }
    return all;
  }

  private List<ExpectedFeature.Share> shares(HopFeature feature, float[] weights) {
    List<ExpectedFeature.Share> shares = new ArrayList<>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      FeatureExpectation expectation = labels.get(i).expected().get(feature.id());
      if (weights[i] > 0 && expectation != null) {
        shares.add(new ExpectedFeature.Share(weights[i], labels.get(i), expectation));
      }
    }
    return shares;
  }

  /** What is played of a track's pitch, loudness and labels: its features are as expected. */
  public FeatureTrack usual(FeatureTrack track) {
    return changed(track, (feature, expected, value) -> expected.usual());
  }

  /**
   * The features of a recording, none further from what is expected than recordings of the labels
   * are, and then otherwise by so much as is asked for.
   */
  public FeatureTrack fitted(FeatureTrack track, FeatureOffsets offsets) {
    return changed(
        track,
        (feature, expected, value) ->
            expected.shifted(expected.within(value), offsets.of(feature)));
  }

  /** Another value of a feature of a hop. */
  private interface Change {
    float of(HopFeature feature, ExpectedFeature expected, float value);
  }

  private FeatureTrack changed(FeatureTrack track, Change change) {
    float[][] values = new float[features.size()][track.hops()];
    for (int h = 0; h < track.hops() && !features.isEmpty(); h++) {
      List<ExpectedFeature> expected =
          at(track.labelWeights(h), track.f0Hz(h), track.loudnessDb(h), track.onsetSeconds(h));
      for (int i = 0; i < values.length; i++) {
        HopFeature feature = features.get(i);
        values[i][h] = change.of(feature, expected.get(i), track.further(feature, h));
      }
    }
    FeatureTrack changed = track;
    for (int i = 0; i < values.length; i++) {
      changed = changed.withFurther(features.get(i), values[i]);
    }
    return changed;
  }
}
