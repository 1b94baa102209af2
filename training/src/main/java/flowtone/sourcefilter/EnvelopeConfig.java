package flowtone.sourcefilter;

import java.util.List;

/**
 * Sizes of the network that predicts a spectrum where controls have no mel bands.
 *
 * @param channels hidden width
 * @param dilations hops each kernel-3 layer spaces its taps by, layer by layer
 * @param shapes cosines over the mel scale that each of the two envelopes is a sum of: fewer are
 *     smoother
 * @param harmonics how many at most the bands are predicted from
 */
public record EnvelopeConfig(int channels, List<Integer> dilations, int shapes, int harmonics) {
  public EnvelopeConfig {
    dilations = List.copyOf(dilations);
    boolean positive = channels > 0 && shapes > 0 && harmonics > 0;
    if (!positive || dilations.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException(
          "expected positive channels, dilations, shapes and harmonics; got %d, %s, %d and %d"
              .formatted(channels, dilations, shapes, harmonics));
    }
  }

  /** Hops before the one at hand that an envelope depends on. */
  public int contextHops() {
    return 2 * dilations.stream().mapToInt(Integer::intValue).sum();
  }
}
