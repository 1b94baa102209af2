package flowtone.training.origin;

import flowtone.control.FeatureEncoding;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.corpus.CorpusDescription;
import flowtone.storage.WeightArray;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rows of features mean that a model reads. Rows are what {@link FeatureEncoding} writes:
 * what all models read, label weights, further features, mel bands. Immutable.
 *
 * @param sampleRateHz of the sound, Hz
 * @param hopSamples samples a row
 * @param labels names in the order of their weights
 * @param features names of further features, in order
 * @param melBands bands of log-mel, 0 for none
 */
public record FeatureLayout(
    int sampleRateHz, int hopSamples, List<String> labels, List<String> features, int melBands) {
  /** Layers that read rows of features: of the conditioner, and of the predicted envelopes. */
  private static final List<String> INPUTS = List.of("conditioner/input", "envelope/input");

  public FeatureLayout {
    if (labels.isEmpty() || melBands < 0) {
      throw new IllegalArgumentException(
          "expected at least one label and no negative bands; got %s and %d"
              .formatted(labels, melBands));
    }
    labels = List.copyOf(labels);
    features = List.copyOf(features);
  }

  /** That of models fitted to a corpus. */
  public static FeatureLayout of(CorpusDescription corpus) {
    return new FeatureLayout(
        corpus.sampleRateHz(),
        corpus.hopSamples(),
        corpus.labels().stream().map(label -> label.name()).toList(),
        corpus.features(),
        corpus.melBands());
  }

  /** That of a voice. */
  public static FeatureLayout of(Manifest voice) {
    return new FeatureLayout(
        voice.sampleRateHz(),
        voice.hopSamples(),
        voice.labelNames(),
        voice.features(),
        voice.melBands());
  }

  /** Whether a weight of this name is multiplied with rows of features. */
  static boolean isRead(String weight) {
    return INPUTS.contains(weight);
  }

  /**
   * A weight that is multiplied with rows of this layout, for rows of another: a label that both
   * have keeps its values, a label that is new gets the mean of all of this layout, a further
   * feature that is new gets zeros. One of another number of mel bands, or whose rows are not of
   * this layout, stays as it is.
   *
   * @param weight [row width, channels], mel bands included or not
   */
  WeightArray laidOutFor(FeatureLayout other, WeightArray weight) {
    boolean withMel = weight.shape()[0] == width(melBands);
    if (!withMel && weight.shape()[0] != width(0) || withMel && other.melBands != melBands) {
      return weight;
    }
    int channels = Math.toIntExact(weight.shape()[1]);
    float[][] rows = rows(weight.values(), channels);
    List<float[]> laid = new ArrayList<>(List.of(rows).subList(0, firstLabel()));
    other.labels.forEach(label -> laid.add(ofLabel(rows, label, channels)));
    other.furtherFeatures().forEach(feature -> laid.addAll(ofFeature(rows, feature, channels)));
    laid.addAll(List.of(rows).subList(width(0), rows.length));
    return joined(laid, channels);
  }

  private float[] ofLabel(float[][] rows, String label, int channels) {
    int known = labels.indexOf(label);
    if (known >= 0) {
      return rows[firstLabel() + known];
    }
    float[] mean = new float[channels];
    for (int i = 0; i < labels.size(); i++) {
      for (int k = 0; k < channels; k++) {
        mean[k] += rows[firstLabel() + i][k] / labels.size();
      }
    }
    return mean;
  }

  private List<float[]> ofFeature(float[][] rows, HopFeature wanted, int channels) {
    int at = firstLabel() + labels.size();
    for (HopFeature feature : furtherFeatures()) {
      if (feature == wanted) {
        return List.of(rows).subList(at, at + feature.width());
      }
      at += feature.width();
    }
    return IntStream.range(0, wanted.width()).mapToObj(i -> new float[channels]).toList();
  }

  private static float[][] rows(float[] values, int channels) {
    float[][] rows = new float[values.length / channels][channels];
    for (int i = 0; i < values.length; i++) {
      rows[i / channels][i % channels] = values[i];
    }
    return rows;
  }

  private static WeightArray joined(List<float[]> rows, int channels) {
    float[] values = new float[rows.size() * channels];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * channels, channels);
    }
    return new WeightArray(new long[] {rows.size(), channels}, values);
  }

  private List<HopFeature> furtherFeatures() {
    return HopFeatures.of(features);
  }

  private int firstLabel() {
    return width(0) - labels.size() - furtherFeatures().stream().mapToInt(HopFeature::width).sum();
  }

  private int width(int bands) {
    return new FeatureEncoding(labels.size(), bands, furtherFeatures()).width();
  }
}
