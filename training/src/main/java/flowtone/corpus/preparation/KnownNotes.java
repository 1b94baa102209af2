package flowtone.corpus.preparation;

import flowtone.control.Label;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of recordings before their features are measured.
 *
 * @param labels index of the label of each
 * @param hertz pitch of each by its name, 0 where no name tells
 * @param levelling of the labels, null where they stay as loud as they are
 * @param gain of all recordings
 */
public record KnownNotes(int[] labels, double[] hertz, Levelling levelling, float gain) {
  /** Peak of the loudest recording after the gain: some headroom for a voice. */
  private static final float TARGET_PEAK = 0.9f;

  /** Of recordings that are not notes of instruments: one gain, so that loudness is comparable. */
  static KnownNotes none(PreprocessedRecordings preprocessed) {
    int[] labels = labels(preprocessed);
    return new KnownNotes(labels, new double[labels.length], null, gain(preprocessed, i -> 1));
  }

  /** Of notes of instruments. */
  static KnownNotes of(PreprocessedRecordings preprocessed, Listening listening)
      throws IOException {
    int[] labels = labels(preprocessed);
    Levelling levelling = Levelling.of(preprocessed, labels);
    return new KnownNotes(
        labels,
        new NamedNotes(sources(preprocessed), listening).hertz(),
        levelling,
        gain(preprocessed, i -> levelling.gains()[labels[i]]));
  }

  private static List<Source> sources(PreprocessedRecordings preprocessed) {
    return preprocessed.recordings().stream().map(StoredRecording::source).toList();
  }

  private static int[] labels(PreprocessedRecordings preprocessed) {
    List<String> names = preprocessed.labels();
    return preprocessed.recordings().stream()
        .mapToInt(recording -> names.indexOf(recording.source().label()))
        .toArray();
  }

  /** What makes the loudest recording reach the target peak, its label levelled. */
  private static float gain(PreprocessedRecordings preprocessed, LevelOfRecording level) {
    double loudest =
        IntStream.range(0, preprocessed.recordings().size())
            .mapToDouble(i -> level.factor(i) * preprocessed.recordings().get(i).peak())
            .max()
            .orElseThrow();
    return (float) (TARGET_PEAK / loudest);
  }

  private interface LevelOfRecording {
    float factor(int index);
  }

  /** Factor that a recording is multiplied by. */
  public float gain(int index) {
    return levelling == null ? gain : gain * levelling.gains()[labels[index]];
  }

  /** Labels as they were measured, levelled. */
  List<Label> level(List<Label> measured) {
    return levelling == null ? measured : levelling.level(measured);
  }
}
