package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings a melody that was recorded much softer or louder than an instrument plays to where the
 * instrument's own loudness begins: what it never heard of itself it cannot sound like.
 */
final class LoudnessMatching {
  private static final double MARGIN_DB = 6;
  private static final double VOICED = 0.5;

  /** Share of a melody's hops that are softer than its loud notes. */
  private static final double LOUD_QUANTILE = 0.9;

  private LoudnessMatching() {}

  /** The same curves as loud as the labels can be; silence and what fits already stay. */
  static FeatureTrack within(FeatureTrack track, Manifest manifest) {
    double loudDb = loudDb(track);
    float[] weights = track.labelWeights(0);
    List<Manifest.Label> labels = manifest.labels();
    double least = LabelMix.mean(labels, weights, Manifest.Label::softDb) - MARGIN_DB;
    double most = LabelMix.mean(labels, weights, Manifest.Label::loudDb) + MARGIN_DB;
    double raiseDb = Math.max(least, Math.min(most, loudDb)) - loudDb;
    return raiseDb == 0 || Double.isNaN(raiseDb) ? track : track.louder((float) raiseDb);
  }

  /** Loudness of the loud ones among the pitched hops; NaN if there is none. */
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
