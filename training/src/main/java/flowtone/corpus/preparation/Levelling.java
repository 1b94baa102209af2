package flowtone.corpus.preparation;

import flowtone.control.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the labels of an instrument equally loud: one gain a label, so that its loud notes are as
 * loud as those of the label that was recorded loudest, and one range of loudness for all, so that
 * a velocity is as loud with one label as with another. Loudness keeps its meaning within a label.
 *
 * @param gains factor for each label, in their order
 */
public record Levelling(float[] gains) {
  /** From soft to loud notes, at least: velocity is to be heard. */
  private static final double LEAST_RANGE_DB = 12;

  /**
   * The gains that make the loud notes of all labels equally loud.
   *
   * @param labels index of the label of each recording
   */
  static Levelling of(PreprocessedRecordings preprocessed, int[] labels) {
    List<NoteShape> shapes =
        preprocessed.recordings().stream().map(StoredRecording::shape).toList();
    double[] loudDb =
        IntStream.range(0, preprocessed.labels().size())
            .mapToDouble(label -> LabelStatistics.loudDb(notes(shapes, labels, label)))
            .toArray();
    double loudestDb = Arrays.stream(loudDb).max().orElseThrow();
    float[] gains = new float[loudDb.length];
    for (int label = 0; label < gains.length; label++) {
      gains[label] = (float) Math.pow(10, (loudestDb - loudDb[label]) / 20);
    }
    return new Levelling(gains);
  }

  private static List<NoteShape> notes(List<NoteShape> shapes, int[] labels, int label) {
    return IntStream.range(0, labels.length)
        .filter(i -> labels[i] == label)
        .mapToObj(shapes::get)
        .toList();
  }

  /** The labels with one range of loudness, and with what they were levelled by. */
  List<Label> level(List<Label> measured) {
    double loudDb = measured.stream().mapToDouble(Label::loudDb).average().orElseThrow();
    double[] rangesDb =
        measured.stream().mapToDouble(label -> label.loudDb() - label.softDb()).sorted().toArray();
    double rangeDb = Math.max(LEAST_RANGE_DB, rangesDb[rangesDb.length / 2]);
    List<Label> levelled = new ArrayList<>();
    for (Label label : measured) {
      levelled.add(
          label
              .withLoudness(loudDb - rangeDb, loudDb)
              .withLevelling(20 * Math.log10(gains[levelled.size()])));
    }
    return levelled;
  }
}
