package flowtone.spark.rounds;

import flowtone.storage.WeightArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the driver makes of the states that workers came to in a round: weights take a step of
 * Nesterov's momentum along the mean way that they went,
 *
 * <pre>
 * d = w - mean(w_i)        v = momentum v + d        w = w - rate (momentum v + d)
 * </pre>
 *
 * averages and moments are means over the workers. A rate of 1 and no momentum is plain averaging.
 *
 * <p>Source: Douillard and others, "DiLoCo", 2023 (arXiv 2311.08105). There each worker keeps its
 * moments; to average them, as Wang and others compare in "SlowMo", 2019 (arXiv 1910.00643), lets a
 * lost worker cost no more than its round, and a checkpoint be that of one machine.
 *
 * @param rate of the step, positive
 * @param momentum within 0..1
 */
public record OuterStep(double rate, double momentum) {
  /** Begins the name of what momentum has gathered of a weight, in checkpoints. */
  static final String MEMORY = "outer/";

  private static final String WEIGHT = "weight/";

  public OuterStep {
    if (!(rate > 0 && momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "expected a positive outer rate and an outer momentum within 0 to 1; got %s and %s"
              .formatted(rate, momentum));
    }
  }

  /**
   * The state that the next round starts from.
   *
   * @param before that this round started from
   * @param after what each worker came to, at least one
   * @param memory of momentum by name, which is brought up to date
   */
  Map<String, WeightArray> apply(
      Map<String, WeightArray> before,
      List<Map<String, WeightArray>> after,
      Map<String, WeightArray> memory) {
    Map<String, WeightArray> next = new LinkedHashMap<>();
    for (Map.Entry<String, WeightArray> entry : before.entrySet()) {
      String name = entry.getKey();
      double[] mean = mean(name, after);
      WeightArray value =
          name.startsWith(WEIGHT)
              ? stepped(MEMORY + name, entry.getValue(), mean, memory)
              : rounded(entry.getValue().shape(), mean);
      next.put(name, value);
    }
    return next;
  }

  private static double[] mean(String name, List<Map<String, WeightArray>> states) {
    double[] mean = new double[states.get(0).get(name).values().length];
    for (Map<String, WeightArray> state : states) {
      float[] values = state.get(name).values();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / (double) states.size();
      }
    }
    return mean;
  }

  private WeightArray stepped(
      String key, WeightArray weight, double[] mean, Map<String, WeightArray> memory) {
    if (rate == 1 && momentum == 0) {
      return rounded(weight.shape(), mean);
    }
    WeightArray gathered = memory.get(key);
    float[] velocity = new float[mean.length];
    float[] next = new float[mean.length];
    for (int i = 0; i < next.length; i++) {
      double way = weight.values()[i] - mean[i];
      velocity[i] = (float) (momentum * (gathered == null ? 0 : gathered.values()[i]) + way);
      next[i] = (float) (weight.values()[i] - rate * (momentum * velocity[i] + way));
    }
    memory.put(key, new WeightArray(weight.shape(), velocity));
    return new WeightArray(weight.shape(), next);
  }

  private static WeightArray rounded(long[] shape, double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return new WeightArray(shape, rounded);
  }
}
