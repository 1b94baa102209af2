package flowtone.performance;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.file.Remark;
import flowtone.control.FeatureTrack;
import flowtone.performance.midi.MidiPiece;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Music to be played by a voice. Immutable.
 *
 * @param parts of which each has its own players; at least one with a note
 * @param findings phrases to follow "the score" in a sentence: what in a file is broken or odd
 */
public record Score(List<Part> parts, List<String> findings) {
  /** The longest score that can be played; of a longer MIDI file this much is. */
  public static final double MAX_SECONDS = Part.MAX_SECONDS;

  public Score {
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
    if (parts.stream().allMatch(part -> part.notes().isEmpty())) {
      throw new IllegalArgumentException("expected a score with at least one note; got none");
    }
    if (!isFromFile(parts)) {
      Part.requireLength(lastEnd(parts));
    }
  }

  private static boolean isFromFile(List<Part> parts) {
    return parts.stream().allMatch(part -> part.source().isPresent());
  }

  /** What may be left out before the first note: silence that a file begins with. */
  private static double silence(List<Part> parts) {
    return isFromFile(parts) ? pitched(parts).mapToDouble(Part::beginSeconds).min().orElse(0) : 0;
  }

  /**
   * Notes that are played as they are asked for.
   *
   * @param notes at least one, in any order
   */
  public Score(List<Note> notes) {
    this(List.of(Part.of(notes)), List.of());
  }

  /**
   * Reads the text form: notes and rests after one another, separated by blanks or commas, each
   * {@code NAME:SECONDS} or {@code NAME:SECONDS@VELOCITY}. NAME is scientific ({@code C4}, {@code
   * F#3}, {@code Bb2}) or a MIDI number, or several of them as a chord, {@code C4/E4/G4}; {@code R}
   * is a rest. Without seconds a note lasts {@value ScoreText#DEFAULT_SECONDS}, without velocity it
   * has {@value Note#DEFAULT_VELOCITY}.
   *
   * @throws IllegalArgumentException with one sentence on the first token that is not a note
   */
  public static Score parse(String text) {
    return new Score(ScoreText.read(text));
  }

  /**
   * Reads a JSON score: a string in the text form, or a list of {@code {"note": "C4" or 60,
   * "start": 0, "duration": 0.5, "velocity": 0.8}} with seconds for start and duration; start
   * defaults to the end of the note before.
   *
   * @throws IllegalArgumentException with one sentence on what is malformed
   */
  public static Score fromJson(JsonNode json) {
    return new Score(ScoreJson.read(json));
  }

  /**
   * Reads a standard MIDI file, of any format and as far as it goes, with its changes of tempo,
   * pedals, bends, vibrato, brightness and levels. Each channel of each track is a part.
   *
   * @throws IllegalArgumentException if the file is not a MIDI file, cannot be read or has no notes
   */
  public static Score readMidi(Path file) {
    try {
      return ofMidi(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "expected a standard MIDI file in " + file + "; got no file of that name", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "expected a standard MIDI file in " + file + "; got " + e.getMessage(), e);
    }
  }

  /**
   * The same of the bytes of a file.
   *
   * @param name what to call it in messages
   * @throws IllegalArgumentException if it is not a MIDI file or has no notes
   */
  public static Score ofMidi(byte[] bytes, String name) {
    MidiPiece piece;
    try {
      piece = MidiPiece.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a standard MIDI file in " + name + "; " + e.getMessage(), e);
    }
    if (piece.parts().isEmpty()) {
      throw new IllegalArgumentException("expected notes in the MIDI file " + name + "; got none");
    }
    return new Score(piece.parts().stream().map(Part::of).toList(), piece.findings());
  }

  /** The notes of all parts by start, drums left out. */
  public List<Note> notes() {
    return pitched(parts)
        .flatMap(part -> part.notes().stream())
        .sorted(Comparator.comparingDouble(Note::startSeconds))
        .toList();
  }

  /** When the last note ends. */
  public double seconds() {
    return lastEnd(parts);
  }

  /** The same, counted from where it begins if it is arranged so. */
  public double seconds(ArrangementOptions options) {
    return seconds() - (options.keepSilence() ? 0 : silence(parts));
  }

  private static Stream<Part> pitched(List<Part> parts) {
    return parts.stream().filter(part -> !part.isDrums());
  }

  private static double lastEnd(List<Part> parts) {
    return pitched(parts).mapToDouble(Part::endSeconds).max().orElse(0);
  }

  /**
   * Lays the score out for a voice: a player for each note that sounds at once with others, labels
   * for each part.
   *
   * @throws IllegalArgumentException if the voice is no instrument, a note that was asked for is
   *     outside the ranges of its labels, or there is no note to be played in {@value #MAX_SECONDS}
   *     seconds
   */
  public Arrangement arrange(Manifest manifest, ArrangementOptions options) {
    return Arranging.arrange(parts, findings, manifest, options);
  }

  /**
   * Opens a performance by one monophonic player, which is read chunk by chunk: the latest note has
   * priority, and an earlier one that is still held sounds again after it.
   *
   * @param labelWeights one weight per label, summing to one
   * @throws IllegalArgumentException if a note is outside the ranges of the labels
   */
  public ScorePerformance open(Manifest manifest, float[] labelWeights) {
    Phrase whole = new Phrase(manifest, Part.of(notes()), labelWeights, 0, FeatureOffsets.NONE);
    return new ScorePerformance(whole, 0);
  }

  /**
   * The control curves of the whole performance by one player, the last release included.
   *
   * @param labelWeights one weight per label, summing to one
   * @throws IllegalArgumentException if a note is outside the ranges of the labels
   */
  public FeatureTrack perform(Manifest manifest, float[] labelWeights) {
    return open(manifest, labelWeights).next(Integer.MAX_VALUE);
  }

  /**
   * What whoever plays the score with one player should know: that notes lie beyond what the labels
   * learnt, if only so far that they are played, and that notes sound at once, of which the latest
   * is heard.
   *
   * @param labelWeights as for {@link #open}
   */
  public List<Remark> remarks(Manifest manifest, float[] labelWeights) {
    LabelAssignment labels = LabelAssignment.of(labelWeights);
    return arrange(manifest, ArrangementOptions.of(labels).withPolyphony(1)).remarks();
  }
}
