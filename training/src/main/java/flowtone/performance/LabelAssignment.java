package flowtone.performance;

import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.Map;
import java.util.Optional;

/**
 * Which labels of a voice play which parts: those asked for a channel, or else a program, or else
 * everything; or else the label that has the name of the part's instrument, or else the first.
 * Weights are one per label, summing to one, and not written to.
 *
 * @param channels weights by channel, as musicians count, from 1
 * @param programs weights by program, 1..128
 * @param everything weights of all others, if they are not to be chosen by name
 */
public record LabelAssignment(
    Map<Integer, float[]> channels, Map<Integer, float[]> programs, Optional<float[]> everything) {

  public LabelAssignment {
    channels = Map.copyOf(channels);
    programs = Map.copyOf(programs);
  }

  /** Every part by the name of its instrument. */
  public static LabelAssignment byName() {
    return new LabelAssignment(Map.of(), Map.of(), Optional.empty());
  }

  /** Every part alike. */
  public static LabelAssignment of(float[] weights) {
    return new LabelAssignment(Map.of(), Map.of(), Optional.of(weights));
  }

  /** Whether a part is asked for; drums are not played unless they are. */
  boolean names(Part part) {
    return part.source().map(source -> channels.containsKey(source.channel())).orElse(false);
  }

  float[] weights(Part part, Manifest manifest) {
    return part.source()
        .flatMap(this::asked)
        .or(() -> everything)
        .or(() -> part.source().flatMap(source -> named(source, manifest)))
        .orElseGet(() -> LabelMix.first(manifest));
  }

  private Optional<float[]> asked(PartSource source) {
    return Optional.ofNullable(channels.get(source.channel()))
        .or(() -> Optional.ofNullable(programs.get(source.program())));
  }

  private static Optional<float[]> named(PartSource source, Manifest manifest) {
    return source.names().stream()
        .map(name -> InstrumentName.nearest(name, manifest.labelNames()))
        .filter(label -> label >= 0)
        .findFirst()
        .map(label -> LabelMix.only(label, manifest));
  }
}
