package flowtone.evaluation.playing;

import flowtone.evaluation.testset.SeededSynthesizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an instrument does with notes; a vocoder plays none.
 *
 * @param scales how true each label plays
 * @param labelChecks whether labels sound like themselves; empty unless there are several
 * @param noteEnds how notes of each label begin and end
 * @param mixes how labels mix, two by two; empty unless there are several
 */
public record Playing(
    List<ScaleReport> scales,
    List<LabelReport> labelChecks,
    List<NoteEnds> noteEnds,
    List<MixReport> mixes) {
  /** Of a vocoder. */
  public static final Playing NONE = new Playing(List.of(), List.of(), List.of(), List.of());

  /** How many steps {@link #of} tells of. */
  public static int steps(SeededSynthesizer instrument) {
    int labels = instrument.manifest().labels().size();
    int notes =
        instrument.manifest().labels().stream().mapToInt(l -> Scale.semitones(l).length).sum();
    return notes + labels + new MixCheck(instrument).steps();
  }

  /**
   * Plays and measures.
   *
   * @param labelChecks what was found out on recordings already
   * @param onStep called after each note of a scale, label and mix of labels, by any thread
   */
  public static Playing of(
      SeededSynthesizer instrument, List<LabelReport> labelChecks, Runnable onStep) {
    Scale scale = new Scale(instrument);
    int[] labels = IntStream.range(0, instrument.manifest().labels().size()).toArray();
    return new Playing(
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
