package flowtone.evaluation;

import java.util.Map;

/**
 * How near a voice, and what it is measured beside, come to one recording, given the recording's
 * own features.
 *
 * @param label of the recording: the name of its folder
 * @param file its path below the folder of its label
 * @param seconds how long it is
 * @param metrics the voice's figures by {@link Metric#key}; those that could not be measured are
 *     left out
 * @param baselines the figures of every other candidate by {@link System#key}; empty where its
 *     sound ran away to infinity
 */
public record FileReport(
    String label,
    String file,
    double seconds,
    Map<String, Double> metrics,
    Map<String, Map<String, Double>> baselines) {

  /** The figures of a candidate; none where it made no sound of this recording. */
  Map<String, Double> of(SynthesisSystem candidate) {
    return candidate == SynthesisSystem.VOICE
        ? metrics
        : baselines.getOrDefault(candidate.key(), Map.of());
  }

  /** Whether a candidate was heard, and its sound ran away to infinity. */
  boolean ranAway(SynthesisSystem candidate) {
    boolean heard = candidate == SynthesisSystem.VOICE || baselines.containsKey(candidate.key());
    return heard && of(candidate).isEmpty();
  }

  /** Where its sounds and pictures lie below the folders of these: {@code LABEL/NAME}. */
  public String place() {
    return label + "/" + file.replaceAll("\\.[^.]*$", "").replace('/', '-');
  }
}
