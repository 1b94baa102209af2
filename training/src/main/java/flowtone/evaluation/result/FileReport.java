package flowtone.evaluation.result;

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
 * @param baselines the figures of every other system by {@link SynthesisSystem#key}; empty where
 *     its sound ran away to infinity
 */
public record FileReport(
    String label,
    String file,
    double seconds,
    Map<String, Double> metrics,
    Map<String, Map<String, Double>> baselines) {

  /** The figures of a system; none where it made no sound of this recording. */
  public Map<String, Double> of(SynthesisSystem system) {
    return system == SynthesisSystem.VOICE
        ? metrics
        : baselines.getOrDefault(system.key(), Map.of());
  }

  /** Whether a system made a sound that ran away to infinity. */
  boolean ranAway(SynthesisSystem system) {
    boolean sampled = system == SynthesisSystem.VOICE || baselines.containsKey(system.key());
    return sampled && of(system).isEmpty();
  }

  /** Where its sounds and pictures lie below the folders of these: {@code LABEL/NAME}. */
  public String place() {
    return label + "/" + file.replaceAll("\\.[^.]*$", "").replace('/', '-');
  }
}
