package flowtone.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.sourcefilter.SourceFilterConfig;
import java.util.List;

/**
 * Sizes of the conditioner, which runs at hop rate.
 *
 * @param channels hidden width
 * @param dilations hops each kernel-3 layer spaces its taps by, layer by layer
 * @param harmonics partials of the harmonic carrier, 0 for none
 * @param sourceFilter what is known of the sound by formula; null for nothing, as older files mean
 */
public record ConditionerConfig(
    int channels,
    List<Integer> dilations,
    int harmonics,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_NULL)
        SourceFilterConfig sourceFilter) {
  public ConditionerConfig {
    dilations = List.copyOf(dilations);
    if (channels < 1 || harmonics < 0 || dilations.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException(
          "expected positive channels, harmonics and dilations; got %d, %d and %s"
              .formatted(channels, harmonics, dilations));
    }
    if (harmonics > 0 && sourceFilter != null) {
      throw new IllegalArgumentException(
          "expected no harmonic carrier beside a source filter; got one of " + harmonics);
    }
  }

  /** Of networks that know nothing by formula. */
  public ConditionerConfig(int channels, List<Integer> dilations, int harmonics) {
    this(channels, dilations, harmonics, null);
  }

  /** Whether the last map of a student is a source filter. */
  public boolean hasSource() {
    return sourceFilter != null && sourceFilter.hasHarmonics();
  }

  /** Whether a source filter, or a whitening one, predicts the spectrum it is made for. */
  public boolean predictsEnvelope() {
    return sourceFilter != null && sourceFilter.predictsEnvelope();
  }

  /** Signals that networks read sample by sample: sine and cosine of the phase, and the carrier. */
  public int signals() {
    return harmonics > 0 || hasSource() ? 3 : 2;
  }

  /** Hops before the one at hand that an output, or the predicted spectrum, depends on. */
  public int contextHops() {
    int ofFilter = sourceFilter == null ? 0 : sourceFilter.contextHops();
    return Math.max(layerContextHops(), ofFilter);
  }

  /** Hops before the one at hand that the conditioner's layers reach. */
  int layerContextHops() {
    return 2 * dilations.stream().mapToInt(Integer::intValue).sum();
  }
}
