package flowtone.training.step;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of scalars over the steps since they were last taken. Not thread-safe. */
public final class RunningMeans {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private int count;

  /** Adds the scalars of a step. */
  public void add(Map<String, Double> scalars) {
    scalars.forEach((name, value) -> sums.merge(name, value, Double::sum));
    count++;
  }

  /** Returns the means by name and resets them. */
  public Map<String, Double> reset() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / count));
    sums.clear();
    count = 0;
    return means;
  }
}
