package flowtone.evaluation.playing;

import flowtone.evaluation.testset.SeededSynthesizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measurements of the notes an instrument plays; a vocoder plays none.
 *
 * @param scales pitch and loudness of each label's notes
 * @param labelChecks whether labels sound like themselves; empty unless there are several
 * @param noteEnds how notes of each label begin and end
 * @param mixes notes of mixtures of two labels; empty unless there are several
 */
public record PlayingReport(
    List<ScaleReport> scales,
    List<LabelReport> labelChecks,
    List<NoteEnds> noteEnds,
    List<MixReport> mixes) {
  /** Of a vocoder. */
  public static final PlayingReport NONE =
      new PlayingReport(List.of(), List.of(), List.of(), List.of());

  /** How many steps {@link #of} reports. */
  public static int steps(SeededSynthesizer instrument) {
    int labels = instrument.manifest().labels().size();
    int notes =
        instrument.manifest().labels().stream().mapToInt(l -> Scale.semitones(l).length).sum();
    return notes + labels + new MixCheck(instrument).steps();
  }

  /**
   * Plays and measures.
   *
   * @param labelChecks measured on recordings already
   * @param onStep called after each note of a scale, label and mix of labels, by any thread
   */
  public static PlayingReport of(
      SeededSynthesizer instrument, List<LabelReport> labelChecks, Runnable onStep) {
    Scale scale = new Scale(instrument);
    int[] labels = IntStream.range(0, instrument.manifest().labels().size()).toArray();
    return new PlayingReport(
        IntStream.of(labels).mapToObj(label -> scale.measure(label, onStep)).toList(),
        labelChecks,
        IntStream.of(labels).mapToObj(label -> noteEnds(instrument, label, onStep)).toList(),
        new MixCheck(instrument).reports(onStep));
  }

  private static NoteEnds noteEnds(SeededSynthesizer instrument, int label, Runnable onStep) {
    NoteEnds ends = NoteEnds.measure(instrument, label);
    onStep.run();
    return ends;
  }
}
