package flowtone.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of a step.
 *
 * @param step training steps done
 * @param secondsTrained seconds of training until then, before a resumption too
 * @param values by {@code group/name} such as {@code test/nll}; groups of a name share a plot
 */
public record MetricsEntry(long step, double secondsTrained, Map<String, Double> values) {
  public MetricsEntry {
    values = new TreeMap<>(values);
  }
}
