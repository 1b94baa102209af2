package flowtone.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured at a step.
 *
 * @param step training steps done
 * @param secondsTrained time spent in training until then, over all sittings
 * @param values by name; {@code group/name} such as {@code test/nll}, drawn with others of that
 *     name
 */
public record MetricsEntry(long step, double secondsTrained, Map<String, Double> values) {
  public MetricsEntry {
    values = new TreeMap<>(values);
  }
}
