package flowtone.performance;

import flowtone.audio.NoteName;
import flowtone.control.Label;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The notes that can be asked of a mix of labels: those within the recorded range of one of them,
 * or {@value Performer#RANGE_MARGIN_SEMITONES} semitones outside.
 *
 * @param labels those with a share in the mix
 */
record PlayableRange(List<Label> labels) {
  private static final int OCTAVE = 12;
  private static final int MOST_OCTAVES = 10;

  /**
   * @param weights one per label
   */
  static PlayableRange of(Manifest manifest, float[] weights) {
    return new PlayableRange(
        IntStream.range(0, weights.length)
            .filter(label -> weights[label] != 0)
            .mapToObj(manifest.labels()::get)
            .toList());
  }

  boolean contains(double midi) {
    return labels.stream().anyMatch(label -> midi >= lowest(label) && midi <= highest(label));
  }

  /** The note itself or the nearest by octaves that can be played, if there is one. */
  OptionalDouble nearest(double midi) {
    return IntStream.rangeClosed(0, MOST_OCTAVES)
        .flatMap(octaves -> IntStream.of(octaves, -octaves))
        .mapToDouble(octaves -> midi + OCTAVE * octaves)
        .filter(this::contains)
        .findFirst();
  }

  /**
   * Refuses a note outside.
   *
   * @throws IllegalArgumentException naming what can be played
   */
  void check(double midi) {
    if (!contains(midi)) {
      String ranges = labels.stream().map(PlayableRange::text).collect(Collectors.joining(" or "));
      String got = Double.isFinite(midi) ? NoteName.of(midi) : Double.toString(midi);
      throw new IllegalArgumentException("expected a note within " + ranges + "; got " + got);
    }
  }

  private static double lowest(Label label) {
    return label.lowestMidi() - Performer.RANGE_MARGIN_SEMITONES;
  }

  private static double highest(Label label) {
    return label.highestMidi() + Performer.RANGE_MARGIN_SEMITONES;
  }

  private static String text(Label label) {
    return "%s to %s (%s)"
        .formatted(
            NoteName.of(Math.ceil(lowest(label))),
            NoteName.of(Math.floor(highest(label))),
            label.name());
  }
}
