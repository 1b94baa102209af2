package flowtone.performance;

import flowtone.performance.midi.ChannelState;
import flowtone.performance.midi.MidiNote;
import flowtone.performance.midi.MidiPart;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one player of a score plays, or several at once where notes overlap.
 *
 * @param source where it comes from, if from a MIDI file: its notes were written for other
 *     instruments than a voice has, and may be moved; others are played as they are asked for
 * @param notes ordered by start; at least one
 * @param states of bend, vibrato, brightness and level over time, ordered; none if they never
 *     change
 */
public record Part(Optional<PartSource> source, List<Note> notes, List<ChannelState> states) {
  /** The longest score that can be played. */
  static final double MAX_SECONDS = 3600;

  private static final int OCTAVE = 12;
  private static final int HIGHEST = 127;

  public Part {
    notes = notes.stream().sorted(Comparator.comparingDouble(Note::startSeconds)).toList();
    states = List.copyOf(states);
  }

  /** One that is played as it is asked for. */
  static Part of(List<Note> notes) {
    return new Part(Optional.empty(), notes, List.of());
  }

  static Part of(MidiPart part) {
    return new Part(
        Optional.of(new PartSource(part.channel(), part.program(), part.names(), part.drums())),
        part.notes().stream().map(Part::note).toList(),
        part.states());
  }

  private static Note note(MidiNote note) {
    return new Note(
        within(note.midi()),
        note.startSeconds(),
        note.endSeconds() - note.startSeconds(),
        note.velocity());
  }

  /** Tuning may take a key out of all numbers; octaves bring it back. */
  private static double within(double midi) {
    double moved = midi;
    while (moved < 0) {
      moved += OCTAVE;
    }
    while (moved > HIGHEST) {
      moved -= OCTAVE;
    }
    return moved;
  }

  boolean isDrums() {
    return source.map(PartSource::drums).orElse(false);
  }

  Part withNotes(List<Note> others) {
    return new Part(source, others, states);
  }

  /** When the first note begins. */
  double beginSeconds() {
    return notes.get(0).startSeconds();
  }

  /** When the last note ends. */
  double endSeconds() {
    return notes.stream().mapToDouble(Note::endSeconds).max().orElse(0);
  }

  /** The same up to a time; empty if nothing is left. */
  Part until(double seconds) {
    return withNotes(
        notes.stream()
            .filter(note -> note.startSeconds() < seconds)
            .map(note -> note.endSeconds() > seconds ? note.until(seconds) : note)
            .toList());
  }

  /** Refuses a score that lasts longer than one can. */
  static void requireLength(double seconds) {
    if (seconds > MAX_SECONDS) {
      throw new IllegalArgumentException(
          "expected a score of at most %.0f seconds; got %.0f".formatted(MAX_SECONDS, seconds));
    }
  }
}
