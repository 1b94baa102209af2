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
    NetworkConfig network = config.network();
    double n = network.frameSamples();
    double perFrame =
        config.flows()
            * (perFrame(network, config.conditioner().signals(), outputsPerFrame(config))
                + monotoneUnits(config));
    double perHop = perHop(config, featureWidth);
    double carrier = 4.0 * config.conditioner().harmonics();
    return perFrame / n + perHop / hopSamples + carrier;
  }

  private static double perFrame(NetworkConfig network, int signals, double outputs) {
    double channels = network.channels();
    double n = network.frameSamples();
    double input = 2 * n * (1 + signals) * channels;
    double layers = network.dilations().size() * 5 * channels * channels;
    double output = 2 * channels * channels + outputs * channels;
    return input + layers + output;
  }

  /** Values that one network of the chain makes of a frame. */
  private static double outputsPerFrame(FlowConfig config) {
    double n = config.network().frameSamples();
    return switch (config.family()) {
      case NICE -> n / 2;
      case REAL_NVP -> n;
      case MAF, IAF -> 2 * n;
      case MINTNET -> 2 * n * (1 + DensityModel.MINT_UNITS);
    };
  }

  /** Monotone units among themselves: two levels and their output, and the slopes of all. */
  private static double monotoneUnits(FlowConfig config) {
    double n = config.network().frameSamples();
    double units = config.family() == FlowFamily.MINTNET ? n * DensityModel.MINT_UNITS : 0;
    return units * (2 * units + 3 * n);
  }

  private static double perHop(FlowConfig config, int featureWidth) {
    double channels = config.conditioner().channels();
    double own =
        featureWidth * channels
            + 3 * channels * channels * config.conditioner().dilations().size()
            + 2 * channels * config.conditioner().harmonics();
    double biases = 1 + 2 * config.network().dilations().size();
    return own + config.flows() * channels * config.network().channels() * biases;
  }
}
