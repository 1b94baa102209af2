package flowtone.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A part moved by octaves into what its labels can play: as a whole if most of it lies outside, so
 * that its melody stays one, and else note by note.
 *
 * @param notes that can be played
 * @param moved how many of them were moved
 * @param left how many have no octave that can be played
 */
record RangeFitting(List<Note> notes, int moved, int left) {
  private static final int OCTAVE = 12;
  private static final int MOST_OCTAVES = 10;

  static RangeFitting of(List<Note> notes, PlayableRange range) {
    int octaves = 2 * outside(notes, 0, range) > notes.size() ? nearestOctaves(notes, range) : 0;
    List<Note> fitted = new ArrayList<>();
    int moved = 0;
    for (Note note : notes) {
      OptionalDouble midi = range.nearest(note.midi() + OCTAVE * octaves);
      if (midi.isPresent()) {
        moved += midi.getAsDouble() == note.midi() ? 0 : 1;
        fitted.add(note.at(midi.getAsDouble()));
      }
    }
    return new RangeFitting(List.copyOf(fitted), moved, notes.size() - fitted.size());
  }

  /** The octaves that bring most notes within the range; of several the fewest. */
  private static int nearestOctaves(List<Note> notes, PlayableRange range) {
    return IntStream.rangeClosed(0, MOST_OCTAVES)
        .flatMap(octaves -> IntStream.of(octaves, -octaves))
        .boxed()
        .min((a, b) -> Integer.compare(outside(notes, a, range), outside(notes, b, range)))
        .orElse(0);
  }

  private static int outside(List<Note> notes, int octaves, PlayableRange range) {
    return (int)
        notes.stream().filter(note -> !range.contains(note.midi() + OCTAVE * octaves)).count();
  }
}
