package flowtone.performance;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.file.Remark;
import flowtone.control.FeatureTrack;
import flowtone.voice.LearntPitch;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Notes to be played by one monophonic voice. Notes may overlap: the latest has priority, and an
 * earlier one that is still held sounds again after it. Immutable.
 *
 * @param notes ordered by start; at least one
 */
public record Score(List<Note> notes) {
  /** The longest score that can be played. */
  public static final double MAX_SECONDS = 3600;

  public Score {
    notes = notes.stream().sorted(Comparator.comparingDouble(Note::startSeconds)).toList();
    if (notes.isEmpty()) {
      throw new IllegalArgumentException("expected a score with at least one note; got none");
    }
    double seconds = lastEnd(notes);
    if (seconds > MAX_SECONDS) {
      throw new IllegalArgumentException(
          "expected a score of at most %.0f seconds; got %.0f".formatted(MAX_SECONDS, seconds));
    }
  }

  /**
   * Reads the text form: notes and rests after one another, separated by blanks or commas, each
   * {@code NAME:SECONDS} or {@code NAME:SECONDS@VELOCITY}. NAME is scientific ({@code C4}, {@code
   * F#3}, {@code Bb2}) or a MIDI number; {@code R} is a rest. Without seconds a note lasts {@value
   * ScoreText#DEFAULT_SECONDS}, without velocity it has {@value Note#DEFAULT_VELOCITY}.
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
   * Reads a standard MIDI file with its tempo changes. All tracks and channels together make one
   * line, percussion (channel 10) left out.
   *
   * @throws IllegalArgumentException if the file is not a MIDI file, cannot be read or has no notes
   */
  public static Score readMidi(Path file) {
    return new Score(MidiReader.read(file));
  }

  /** When the last note ends. */
  public double seconds() {
    return lastEnd(notes);
  }

  private static double lastEnd(List<Note> notes) {
    return notes.stream().mapToDouble(Note::endSeconds).max().orElse(0);
  }

  /**
   * Opens a performance that is read chunk by chunk.
   *
   * @param labelWeights one weight per label, summing to one
   * @throws IllegalArgumentException if a note is outside the ranges of the labels
   */
  public ScorePerformance open(Manifest manifest, float[] labelWeights) {
    return new ScorePerformance(notes, manifest, labelWeights);
  }

  /**
   * The control curves of the whole performance, the last release included.
   *
   * @param labelWeights one weight per label, summing to one
   * @throws IllegalArgumentException if a note is outside the ranges of the labels
   */
  public FeatureTrack perform(Manifest manifest, float[] labelWeights) {
    return open(manifest, labelWeights).next(Integer.MAX_VALUE);
  }

  /**
   * What whoever plays the score should know: that notes lie beyond what the labels learnt, if only
   * so far that they are played, and that notes sound at once, of which the latest is heard.
   *
   * @param labelWeights as for {@link #open}
   */
  public List<Remark> remarks(Manifest manifest, float[] labelWeights) {
    return ScoreRemarks.of(notes, LearntPitch.of(manifest, labelWeights));
  }
}
