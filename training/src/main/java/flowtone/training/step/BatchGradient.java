package flowtone.training.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scalars and the gradient of a batch or a part of it.
 *
 * @param scalars losses and other measured values by name
 * @param gradient of the loss, an array for each trained weight, flattened
 */
record BatchGradient(Map<String, Double> scalars, List<float[]> gradient) {

  /** The mean over parts of equal size, summed in their order, so that it is deterministic. */
  static BatchGradient mean(List<BatchGradient> parts) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    for (BatchGradient part : parts) {
      part.scalars.forEach((name, value) -> scalars.merge(name, value / parts.size(), Double::sum));
    }
    List<float[]> gradient = new ArrayList<>();
    for (int weight = 0; weight < parts.get(0).gradient.size(); weight++) {
      gradient.add(mean(parts, weight));
    }
    return new BatchGradient(scalars, gradient);
  }

  private static float[] mean(List<BatchGradient> parts, int weight) {
    float[] mean = new float[parts.get(0).gradient.get(weight).length];
    float share = 1f / parts.size();
    for (BatchGradient part : parts) {
      float[] own = part.gradient.get(weight);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += share * own[i];
      }
    }
    return mean;
  }
}
