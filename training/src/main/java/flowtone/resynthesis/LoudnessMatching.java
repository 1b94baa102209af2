package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shifts the loudness of a melody that is much softer or louder than an instrument into the range
 * of the instrument's training data, outside of which its output is undefined.
 */
final class LoudnessMatching {
  private static final double MARGIN_DB = 6;
  private static final double VOICED = 0.5;

  /** Quantile of the loudness of a melody's pitched hops that stands for its loud notes. */
  private static final double LOUD_QUANTILE = 0.9;

  private LoudnessMatching() {}

  /** The same features with the loudness shifted into the range of the labels, if it is outside. */
  static FeatureTrack within(FeatureTrack track, Manifest manifest) {
    double loudDb = loudDb(track);
    float[] weights = track.labelWeights(0);
    List<Label> labels = manifest.labels();
    double minDb = LabelMix.mean(labels, weights, Label::softDb) - MARGIN_DB;
    double maxDb = LabelMix.mean(labels, weights, Label::loudDb) + MARGIN_DB;
    double raiseDb = Math.max(minDb, Math.min(maxDb, loudDb)) - loudDb;
    return raiseDb == 0 || Double.isNaN(raiseDb) ? track : track.louder((float) raiseDb);
  }

  /** Loudness of the loud ones among the pitched hops, dB; NaN if there is none. */
  private static double loudDb(FeatureTrack track) {
    double[] sorted =
        IntStream.range(0, track.hops())
            .filter(hop -> track.voicing(hop) > VOICED)
            .mapToDouble(hop -> track.loudnessDb(hop))
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (LOUD_QUANTILE * (sorted.length - 1))];
  }
}
