package flowtone.training.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured on part of a batch.
 *
 * @param scalars by name
 * @param gradient of the loss, an array for each trained weight
 */
record Gradients(Map<String, Double> scalars, List<float[]> gradient) {

  /** Of equal parts the mean, added up in their order, so that it is the same every time. */
  static Gradients mean(List<Gradients> parts) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    for (Gradients part : parts) {
      part.scalars.forEach((name, value) -> scalars.merge(name, value / parts.size(), Double::sum));
    }
    List<float[]> gradient = new ArrayList<>();
    for (int weight = 0; weight < parts.get(0).gradient.size(); weight++) {
      gradient.add(mean(parts, weight));
    }
    return new Gradients(scalars, gradient);
  }

  private static float[] mean(List<Gradients> parts, int weight) {
    float[] mean = new float[parts.get(0).gradient.get(weight).length];
    float share = 1f / parts.size();
    for (Gradients part : parts) {
      float[] own = part.gradient.get(weight);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += share * own[i];
      }
    }
    return mean;
  }
}
