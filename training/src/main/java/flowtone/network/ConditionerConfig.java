package flowtone.network;

import java.util.List;

/**
 * Sizes of the conditioner, which runs at hop rate.
 *
 * @param channels hidden width
 * @param dilations hops each kernel-3 layer spaces its taps by, layer by layer
 * @param harmonics partials of the harmonic carrier, 0 for none
 */
public record ConditionerConfig(int channels, List<Integer> dilations, int harmonics) {
  public ConditionerConfig {
    dilations = List.copyOf(dilations);
    if (channels < 1 || harmonics < 0 || dilations.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException(
          "expected positive channels, harmonics and dilations; got %d, %d and %s"
              .formatted(channels, harmonics, dilations));
    }
  }

  /** Signals that networks read sample by sample: sine and cosine of the phase, and the carrier. */
  public int signals() {
    return harmonics > 0 ? 3 : 2;
  }

  /** Hops before the one at hand that an output depends on. */
  public int contextHops() {
    return 2 * dilations.stream().mapToInt(Integer::intValue).sum();
  }
}
