package flowtone.corpus.preparation;

import flowtone.audio.Loudness;
import flowtone.control.FeatureExpectation;
import flowtone.corpus.RecordingFeatures;
import java.io.Serializable;

/**
 * Sums over the sounding hops of recordings from which further features are regressed on pitch,
 * loudness and onset: those of several recordings add up. Treat as immutable.
 *
 * @param hops counted
 * @param regressors sums of the regressors' products [regressors][regressors]
 * @param products sums of each feature times each regressor [features][regressors]
 * @param values sums of each feature [features]
 * @param squares sums of each feature's square [features]
 */
public record FeatureMoments(
    long hops, double[][] regressors, double[][] products, double[] values, double[] squares)
    implements Serializable {
  /** Softer hops are those of silence between and after notes. */
  private static final float SOUNDING_DB = Loudness.FLOOR_DB + 5;

  /** Those of no recording. */
  static FeatureMoments none(int features) {
    int size = FeatureExpectation.REGRESSORS;
    return new FeatureMoments(
        0,
        new double[size][size],
        new double[features][size],
        new double[features],
        new double[features]);
  }

  /** Those of a recording. */
  static FeatureMoments of(RecordingFeatures recording) {
    int features = recording.furtherCount();
    FeatureMoments sums = none(features);
    long counted = 0;
    for (int h = 0; features > 0 && h < recording.hops(); h++) {
      if (recording.loudnessDb(h) > SOUNDING_DB) {
        sums.count(recording, h);
        counted++;
      }
    }
    return new FeatureMoments(counted, sums.regressors, sums.products, sums.values, sums.squares);
  }

  private void count(RecordingFeatures recording, int hop) {
    double[] row =
        FeatureExpectation.regressors(
            recording.f0Hz(hop), recording.loudnessDb(hop), recording.onsetSeconds(hop));
    for (int k = 0; k < row.length; k++) {
      if (row[k] != 0) {
        addScaled(regressors[k], row, row[k]);
      }
    }
    for (int feature = 0; feature < values.length; feature++) {
      double value = recording.further(feature, hop);
      addScaled(products[feature], row, value);
      values[feature] += value;
      squares[feature] += value * value;
    }
  }

  /** Those of these recordings and of others. */
  FeatureMoments plus(FeatureMoments others) {
    FeatureMoments sum = none(values.length);
    for (FeatureMoments each : new FeatureMoments[] {this, others}) {
      for (int k = 0; k < sum.regressors.length; k++) {
        addScaled(sum.regressors[k], each.regressors[k], 1);
      }
      for (int feature = 0; feature < sum.values.length; feature++) {
        addScaled(sum.products[feature], each.products[feature], 1);
      }
      addScaled(sum.values, each.values, 1);
      addScaled(sum.squares, each.squares, 1);
    }
    return new FeatureMoments(
        hops + others.hops, sum.regressors, sum.products, sum.values, sum.squares);
  }

  private static void addScaled(double[] into, double[] added, double factor) {
    for (int k = 0; k < into.length; k++) {
      into[k] += factor * added[k];
    }
  }
}
