package flowtone.performance;

import flowtone.control.HopFeatures;
import flowtone.control.Label;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;

/**
 * Notes that one monophonic player plays from silence to silence: a line of a score without long
 * rests. Immutable.
 *
 * @param manifest of the voice
 * @param part the notes, which overlap no more than in a slur or where there are too few voices
 * @param labelWeights one weight per label, summing to one
 * @param originSeconds what of the score's time is the beginning of the sound
 * @param offsets how far its further features are from the usual
 */
public record Phrase(
    Manifest manifest,
    Part part,
    float[] labelWeights,
    double originSeconds,
    FeatureOffsets offsets) {

  /** When it begins. */
  public int beginHop() {
    return hop(part.beginSeconds());
  }

  /** Its length without the last release. */
  public int leastHops() {
    return hop(part.endSeconds()) - beginHop();
  }

  /** Begins to play it. */
  public ScorePerformance open() {
    return new ScorePerformance(this, beginHop());
  }

  /** The hop of the sound at which something at a time of the score takes effect. */
  int hop(double seconds) {
    double hopsPerSecond = manifest.sampleRateHz() / (double) manifest.hopSamples();
    return (int) Math.round((seconds - originSeconds) * hopsPerSecond);
  }

  /** Whether controllers of brightness are heard. */
  boolean readsBrightness() {
    return manifest.features().contains(HopFeatures.BRIGHTNESS);
  }

  /** Loudness of a loud note of its labels, dB. */
  double loudDb() {
    return LabelMix.mean(manifest.labels(), labelWeights, Label::loudDb);
  }
}
