package flowtone.model;

import flowtone.network.FractionalDelay;
import flowtone.network.LongTermPrediction;
import flowtone.network.NetworkConfig;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;

/** Multiply-adds of matrix products, counted from the sizes. */
public final class NetworkCost {
  private NetworkCost() {}

  /**
   * Multiply-adds a sample of one pass through the flows and their conditioner.
   *
   * @param featureWidth values of a feature row
   */
  public static double multiplyAddsPerSample(FlowConfig config, int featureWidth, int hopSamples) {
    FlowSizes sizes = config.sizes();
    double n = sizes.network().frameSamples();
    double perFrame =
        sizes.flows()
            * (hiddenPerFrame(sizes.network(), sizes.conditioner().signals())
                + config.family().outputMultiplyAdds(sizes));
    double carrier = 4.0 * sizes.conditioner().harmonics();
    return perFrame / n + perHop(sizes, featureWidth) / hopSamples + carrier;
  }

  /** Up to the last hidden units. */
  private static double hiddenPerFrame(NetworkConfig network, int signals) {
    double channels = network.channels();
    double input = 2.0 * network.frameSamples() * (1 + signals) * channels;
    double layers = network.dilations().size() * 5 * channels * channels;
    return input
        + layers
        + 2 * channels * channels
        + longTermPerFrame(network)
        + latticePerFrame(network);
  }

  /** Reflection coefficients, and two products a sample and stage. */
  private static double latticePerFrame(NetworkConfig network) {
    return network.reflectionCoefficients() * (network.channels() + 2.0 * network.frameSamples());
  }

  /** Gains, the signal one lag before, and their product, of every term. */
  private static double longTermPerFrame(NetworkConfig network) {
    double gains = LongTermPrediction.GAINS;
    double read = network.frameSamples() + gains - 1;
    return network.longTermPeriods()
        * (gains * network.channels()
            + read * FractionalDelay.TAPS
            + gains * network.frameSamples());
  }

  private static double perHop(FlowSizes sizes, int featureWidth) {
    double channels = sizes.conditioner().channels();
    double own =
        featureWidth * channels
            + 3 * channels * channels * sizes.conditioner().dilations().size()
            + 2 * channels * sizes.conditioner().harmonics();
    SourceFilterConfig filter = sizes.conditioner().sourceFilter();
    own += filter == null ? 0 : filterPerHop(filter, channels);
    own += filter == null || !filter.predictsEnvelope() ? 0 : envelopePerHop(filter, featureWidth);
    double biases = 1 + 2 * sizes.network().dilations().size();
    return own + sizes.flows() * channels * sizes.network().channels() * biases;
  }

  /** The network that predicts a spectrum, and the sums of its cosines. */
  private static double envelopePerHop(SourceFilterConfig filter, int featureWidth) {
    EnvelopeConfig envelope = filter.envelope();
    double channels = envelope.channels();
    double layers = 3 * channels * channels * envelope.dilations().size();
    return featureWidth * channels + layers + 2 * envelope.shapes() * (channels + filter.bands());
  }

  /** Corrections and harmonics, the design of the impulse response, and its convolution. */
  private static double filterPerHop(SourceFilterConfig filter, double channels) {
    double bins = filter.gridSamples() / 2.0 + 1;
    double design = bins * bins + 2 * bins * filter.taps() + filter.bands() * bins;
    double source = 3 * channels * filter.bands() + 2.0 * filter.harmonics() * filter.bands();
    return design + source + 6.0 * filter.taps() * filter.taps() / 4;
  }
}
