package flowtone.training.step;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of scalars over the steps since they were last taken. Not thread-safe. */
public final class RunningMeans {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private int count;

  public void add(Map<String, Double> scalars) {
    scalars.forEach((name, value) -> sums.merge(name, value, Double::sum));
    count++;
  }

  /** The means by name; begins anew. */
  public Map<String, Double> take() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / count));
    sums.clear();
    count = 0;
    return means;
  }
}
