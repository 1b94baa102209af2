package flowtone.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import flowtone.network.ConditionerConfig;
import flowtone.network.NetworkConfig;
import flowtone.sourcefilter.SourceFilterConfig;

/**
 * A flow on waveform frames: its family, and the sizes of it and of its conditioner.
 *
 * @param family which flow; older files do not say and mean a teacher's MAF if there is one flow, a
 *     student's IAFs if there are more
 * @param flows networks in the chain; a teacher has one, couplings come in pairs
 * @param network each of them
 * @param conditioner what they share
 * @param logScaleFloor least log standard deviation of a sample, summed over the flows
 * @param initialLogScale log standard deviation before training
 */
public record FlowConfig(
    @JsonProperty(defaultValue = "") @JsonDeserialize(using = FlowFamilyReader.class)
        FlowFamily family,
    int flows,
    NetworkConfig network,
    ConditionerConfig conditioner,
    double logScaleFloor,
    double initialLogScale) {
  /**
   * @throws IllegalArgumentException if the sizes do not suit the family
   */
  public FlowConfig {
    if (family == null) {
      family = flows == 1 ? FlowFamilies.MAF : FlowFamilies.IAF;
    }
    boolean filtered = family == FlowFamilies.IAF || family == FlowFamilies.MAF && flows == 1;
    if (conditioner.sourceFilter() != null && !filtered) {
      throw new IllegalArgumentException(
          "expected a sourceFilter of a student or a teacher of one flow; got one of %d %s"
              .formatted(flows, family));
    }
    if (network.longTermPeriods() > 0) {
      if (family != FlowFamilies.MAF || flows != 1) {
        throw new IllegalArgumentException(
            "expected longTermPeriods of 0 but in a teacher, 1 flow of the family maf; got %d in %d flows of %s"
                .formatted(network.longTermPeriods(), flows, family));
      }
      network.lags(); // refuses a receptive field without room for any
    }
    if (network.stable() && (family != FlowFamilies.MAF || flows != 1)) {
      throw new IllegalArgumentException(
          "expected reflectionCoefficients of 0 but in a teacher, 1 flow of the family maf; got %d in %d flows of %s"
              .formatted(network.reflectionCoefficients(), flows, family));
    }
    family.check(new FlowSizes(flows, network, conditioner, logScaleFloor, initialLogScale));
  }

  /** All but the family. */
  public FlowSizes sizes() {
    return new FlowSizes(flows, network, conditioner, logScaleFloor, initialLogScale);
  }

  /**
   * Checks that it can be trained on a corpus.
   *
   * @param sampleRateHz of its recordings
   * @param hopSamples of their features
   * @throws IllegalArgumentException if frames do not divide a hop, or its source filter is of
   *     another rate
   */
  public void requireFit(int sampleRateHz, int hopSamples) {
    SourceFilterConfig filter = conditioner.sourceFilter();
    if (filter != null && filter.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "expected a corpus at the %d Hz of the configuration's source filter; got one at %d"
              .formatted(filter.sampleRateHz(), sampleRateHz));
    }
    if (hopSamples % network.frameSamples() != 0) {
      throw new IllegalArgumentException(
          "expected a configuration of frames that divide a hop, %d samples at %d Hz; got frames of %d"
              .formatted(hopSamples, sampleRateHz, network.frameSamples()));
    }
  }

  /** Samples before one that it can depend on. */
  public int receptiveField() {
    return sizes().receptiveField();
  }

  /** Hops of features needed before the first hop of a chunk. */
  public int contextHops() {
    return sizes().contextHops();
  }
}
