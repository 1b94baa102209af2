package flowtone.voice;

import flowtone.control.Label;
import flowtone.text.PlainNumber;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Weights of a voice's labels: its instruments or speakers and their proportions. */
public final class LabelMix {
  private static final double SUM_TOLERANCE = 1e-3;

  private LabelMix() {}

  /** The weighted mean of a property of labels. */
  public static double mean(List<Label> labels, float[] weights, ToDoubleFunction<Label> property) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * property.applyAsDouble(labels.get(i));
    }
    return sum;
  }

  /** All weight on the voice's first label. */
  public static float[] first(Manifest manifest) {
    return only(0, manifest);
  }

  /** All weight on the label of an index. */
  public static float[] only(int label, Manifest manifest) {
    float[] weights = new float[manifest.labels().size()];
    weights[label] = 1;
    return weights;
  }

  /**
   * All weight on the label whose name is that of the nearest folder of a recording, or on the
   * first if no folder has the name of a label.
   */
  public static float[] ofRecording(Path file, Manifest manifest) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    int label = -1;
    while (label < 0 && folder != null && folder.getFileName() != null) {
      label = manifest.labelNames().indexOf(folder.getFileName().toString());
      folder = folder.getParent();
    }
    return only(Math.max(0, label), manifest);
  }

  /**
   * Reads a label name ({@code cello}) or a mixture ({@code altosax=0.3,cello=0.7}).
   *
   * @return one weight per label of the manifest, scaled to sum to one
   * @throws IllegalArgumentException with one sentence if a label is unknown or a weight unusable
   */
  public static float[] parse(String text, Manifest manifest) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String part : text.strip().split("\\s*,\\s*")) {
      String[] nameAndWeight = part.split("\\s*=\\s*", 2);
      double weight = nameAndWeight.length == 1 ? 1 : weight(nameAndWeight[1], text);
      weights.merge(nameAndWeight[0], weight, Double::sum);
    }
    return of(weights, manifest);
  }

  private static double weight(String number, String text) {
    try {
      return PlainNumber.decimal(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected labels as NAME or as a=0.3,b=0.7; got \"" + text + "\"", e);
    }
  }

  /**
   * Puts weights by name into the order of the manifest; labels not named have none.
   *
   * @return one weight per label of the manifest, scaled to sum to one
   * @throws IllegalArgumentException with one sentence if a label is unknown or a weight unusable
   */
  public static float[] of(Map<String, ? extends Number> weights, Manifest manifest) {
    double[] ordered = new double[manifest.labels().size()];
    weights.forEach((name, weight) -> ordered[index(name, manifest)] = weight.doubleValue());
    double sum = Arrays.stream(ordered).sum();
    boolean usable = Arrays.stream(ordered).allMatch(w -> w >= 0) && sum > 0 && sum < 1e9;
    if (!usable) {
      throw new IllegalArgumentException(
          "expected label weights of 0 or more and not all 0; got " + weights);
    }
    float[] scaled = new float[ordered.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (ordered[i] / sum);
    }
    return scaled;
  }

  private static int index(String name, Manifest manifest) {
    int index = manifest.labelNames().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "expected one of the labels "
              + String.join(", ", manifest.labelNames())
              + "; got \""
              + name
              + "\"");
    }
    return index;
  }

  /**
   * Copies weights after checking them.
   *
   * @throws IllegalArgumentException if they are not one per label, none negative, summing to one
   */
  public static float[] check(float[] weights, Manifest manifest) {
    double sum = 0;
    boolean positive = true;
    for (float weight : weights) {
      sum += weight;
      positive &= weight >= 0;
    }
    int labels = manifest.labels().size();
    if (weights.length != labels || !positive || Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "expected %d label weights of 0 or more that sum to 1; got %s"
              .formatted(labels, Arrays.toString(weights)));
    }
    return weights.clone();
  }
}
