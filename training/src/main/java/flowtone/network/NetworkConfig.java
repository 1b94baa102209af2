package flowtone.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Sizes of a framed causal network.
 *
 * @param frameSamples samples predicted by one position, n; 1 is the Gaussian WaveNet
 * @param channels hidden width
 * @param dilations frames each gated layer looks back, layer by layer
 * @param linearTaps samples before each one that also reach its shift directly, weighted by
 *     coefficients the network predicts frame by frame; in a coupling, kept samples up to the end
 *     of the frame; 0 for none
 * @param longTermPeriods whole multiples of the pitch's period before each sample, around which
 *     samples reach its shift in the same way, for sounds that repeat: see {@link
 *     LongTermPrediction}; 0 for none, as older files mean
 * @param reflectionCoefficients how many of them predict each sample, frame by frame, in place of
 *     linear taps, in a form in which no sample can run away: see {@link StablePrediction}; 0 for
 *     none, as older files mean
 */
public record NetworkConfig(
    int frameSamples,
    int channels,
    List<Integer> dilations,
    int linearTaps,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int longTermPeriods,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int reflectionCoefficients) {
  public NetworkConfig {
    dilations = List.copyOf(dilations);
    if (frameSamples < 1 || channels < 2) {
      throw new IllegalArgumentException(
          "expected frameSamples of at least 1 and channels of at least 2; got %d and %d"
              .formatted(frameSamples, channels));
    }
    if (linearTaps < 0) {
      throw new IllegalArgumentException("expected linearTaps of at least 0; got " + linearTaps);
    }
    if (dilations.isEmpty() || dilations.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException(
          "expected one or more dilations of at least 1 frame; got " + dilations);
    }
    if (longTermPeriods < 0) {
      throw new IllegalArgumentException(
          "expected longTermPeriods of at least 0; got " + longTermPeriods);
    }
    if (reflectionCoefficients < 0 || reflectionCoefficients > 0 && linearTaps > 0) {
      throw new IllegalArgumentException(
          "expected reflectionCoefficients of at least 0, and of 0 beside linearTaps; got %d beside %d"
              .formatted(reflectionCoefficients, linearTaps));
    }
  }

  /** Of networks without reflection coefficients. */
  public NetworkConfig(
      int frameSamples,
      int channels,
      List<Integer> dilations,
      int linearTaps,
      int longTermPeriods) {
    this(frameSamples, channels, dilations, linearTaps, longTermPeriods, 0);
  }

  /** Of networks without long-term prediction. */
  public NetworkConfig(int frameSamples, int channels, List<Integer> dilations, int linearTaps) {
    this(frameSamples, channels, dilations, linearTaps, 0);
  }

  /** Whether what predicts a sample is {@linkplain StablePrediction stable by construction}. */
  public boolean stable() {
    return reflectionCoefficients > 0;
  }

  /** The same without linear taps, reflection coefficients and long-term prediction. */
  public NetworkConfig withoutLinearTaps() {
    return new NetworkConfig(frameSamples, channels, dilations, 0);
  }

  /** Values that the conditioning adds to all layers of one position: the first and the gated. */
  public int biases() {
    return channels * (1 + 2 * dilations.size());
  }

  /** The same layer by layer. */
  public int[] layerBiases() {
    int[] biases = new int[1 + dilations.size()];
    java.util.Arrays.fill(biases, 2 * channels);
    biases[0] = channels;
    return biases;
  }

  /** Frames before the current one that an output depends on. */
  public int receptiveFrames() {
    int layers = 2 + dilations.stream().mapToInt(Integer::intValue).sum();
    return Math.max(layers, linearFrames()) + latticeFrames();
  }

  /** Frames whose reflection coefficients still matter a frame later. */
  private int latticeFrames() {
    return (reflectionCoefficients + frameSamples - 1) / frameSamples;
  }

  /** Frames before the current one that the linear taps reach into. */
  int linearFrames() {
    return (linearTaps + frameSamples - 1) / frameSamples;
  }

  /**
   * The lags that long-term prediction can have.
   *
   * @throws IllegalArgumentException if the receptive field has no room for any
   */
  public PitchLags lags() {
    int field = (receptiveFrames() - latticeFrames()) * frameSamples;
    return PitchLags.within(field, frameSamples);
  }

  /** Samples before a frame that an output of that frame can depend on. */
  public int receptiveField() {
    return receptiveFrames() * frameSamples;
  }
}
