package flowtone.model;

import flowtone.network.NetworkConfig;

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
    return input + layers + 2 * channels * channels;
  }

  private static double perHop(FlowSizes sizes, int featureWidth) {
    double channels = sizes.conditioner().channels();
    double own =
        featureWidth * channels
            + 3 * channels * channels * sizes.conditioner().dilations().size()
            + 2 * channels * sizes.conditioner().harmonics();
    double biases = 1 + 2 * sizes.network().dilations().size();
    return own + sizes.flows() * channels * sizes.network().channels() * biases;
  }
}
