package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.stream.DoubleStream;
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
    return raised(track, raiseDb(loudDb(track), track.labelWeights(0), manifest));
  }

  /** The same features louder by so much. */
  static FeatureTrack raised(FeatureTrack track, float decibels) {
    return decibels == 0 ? track : track.louder(decibels);
  }

  /**
   * By how much a melody has to be louder to be in the range of the labels; 0 if it is.
   *
   * @param loudDb loudness of its loud notes; NaN if it has none
   */
  static float raiseDb(double loudDb, float[] weights, Manifest manifest) {
    List<Label> labels = manifest.labels();
    double minDb = LabelMix.mean(labels, weights, Label::softDb) - MARGIN_DB;
    double maxDb = LabelMix.mean(labels, weights, Label::loudDb) + MARGIN_DB;
    double raiseDb = Math.max(minDb, Math.min(maxDb, loudDb)) - loudDb;
    return Double.isNaN(raiseDb) ? 0 : (float) raiseDb;
  }

  /** Loudness of the loud ones among the pitched hops, dB; NaN if there is none. */
  private static double loudDb(FeatureTrack track) {
    return loudDb(
        IntStream.range(0, track.hops())
            .filter(hop -> track.voicing(hop) > VOICED)
            .mapToDouble(track::loudnessDb));
  }

  /** Loudness of the loud ones among some, dB; NaN if there is none. */
  static double loudDb(DoubleStream loudnessDb) {
    double[] sorted = loudnessDb.sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (LOUD_QUANTILE * (sorted.length - 1))];
  }
}
