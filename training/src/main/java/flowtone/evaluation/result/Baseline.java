package flowtone.evaluation.result;

import flowtone.evaluation.metric.Statistics;
import java.util.Map;

/**
 * Figures of a system to compare those of a voice with.
 *
 * @param title for people
 * @param remark what to make of it
 * @param files how many recordings it was measured on
 * @param ranAway on how many more its sound ran away to infinity
 * @param overall summaries over these by {@link Metric#key}
 * @param voice mean figures of the voice over these same recordings, by {@link Metric#key}
 */
public record Baseline(
    String title,
    String remark,
    int files,
    int ranAway,
    Map<String, Statistics> overall,
    Map<String, Double> voice) {

  /** Whether both it and the voice have a figure on the same recordings. */
  boolean has(Metric metric) {
    return overall.containsKey(metric.key()) && voice.containsKey(metric.key());
  }

  /** Its own mean figure. */
  double own(Metric metric) {
    return overall.get(metric.key()).mean();
  }

  /** The voice's mean figure over the same recordings. */
  double voice(Metric metric) {
    return voice.get(metric.key());
  }
}
