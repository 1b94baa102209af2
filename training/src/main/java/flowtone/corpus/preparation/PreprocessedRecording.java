package flowtone.corpus.preparation;

import java.io.Serializable;
import java.util.List;

/**
 * A recording after preprocessing, before the corpus gain.
 *
 * @param samples at the rate of the corpus, a whole number of hops, padded with silence
 * @param seconds of sound in it, without that silence
 * @param clippedShare share of the file's samples that are clipped, 0..1
 * @param trimmedSeconds of silence that were trimmed from its ends
 * @param likeness by which it is compared with others
 * @param faults what is to be known of it, each to follow its name in a sentence
 */
public record PreprocessedRecording(
    float[] samples,
    double seconds,
    double clippedShare,
    double trimmedSeconds,
    Likeness likeness,
    List<String> faults) {
  /**
   * By what recordings are compared.
   *
   * @param signature what it sounds like
   * @param bandwidthHz up to which frequency it goes, at most that of the corpus
   */
  public record Likeness(SoundSignature signature, double bandwidthHz) implements Serializable {}

  /** The greatest absolute value of the samples. */
  float peak() {
    return peak(samples);
  }

  /** The greatest absolute value of samples. */
  static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
