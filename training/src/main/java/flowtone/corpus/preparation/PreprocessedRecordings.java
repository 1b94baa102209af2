package flowtone.corpus.preparation;

import flowtone.corpus.CorpusException;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings that can be used, with the place of their preprocessed audio, and files that cannot.
 *
 * @param recordings what files, or parts of long ones, were preprocessed to
 * @param leftOut what cannot be used
 */
public record PreprocessedRecordings(List<StoredRecording> recordings, List<LeftOut> leftOut) {

  /** Reads and preprocesses files in parallel. */
  static PreprocessedRecordings read(FoundRecordings found, RecordingIntake intake, Runnable onStep)
      throws IOException {
    return of(found.passedOver(), outcomes(found.sources(), intake, onStep));
  }

  /**
   * Compares what became of all files, in their order.
   *
   * @param passedOver what was not looked at
   * @throws CorpusException if too few can be used
   */
  public static PreprocessedRecordings of(
      List<LeftOut> passedOver, List<RecordingIntake.Outcome> outcomes) {
    List<StoredRecording> stored = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>(passedOver);
    for (RecordingIntake.Outcome outcome : outcomes) {
      stored.addAll(outcome.stored());
      leftOut.addAll(outcome.leftOut());
    }
    PreprocessedRecordings all = new PreprocessedRecordings(Comparison.of(stored), leftOut);
    all.requireSome();
    return all;
  }

  private static List<RecordingIntake.Outcome> outcomes(
      List<Source> files, RecordingIntake intake, Runnable onStep) throws IOException {
    try {
      return files.parallelStream().map(source -> outcome(source, intake, onStep)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static RecordingIntake.Outcome outcome(
      Source source, RecordingIntake intake, Runnable onStep) {
    try {
      return intake.read(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      onStep.run();
    }
  }

  private void requireSome() {
    if (recordings.isEmpty()) {
      throw new CorpusException(
          "expected at least one usable recording; got "
              + leftOut.size()
              + " unusable, the first because: "
              + leftOut.get(0).reason(),
          leftOut);
    }
    for (Split needed : Split.values()) {
      if (recordings.stream().noneMatch(each -> each.source().split() == needed)) {
        throw new CorpusException(
            "expected at least two usable recordings in a folder that are not the same, one to"
                + " train on and one to test with; got none for "
                + needed,
            leftOut);
      }
    }
  }

  /** Names of the labels in the order they were found. */
  List<String> labels() {
    return recordings.stream().map(each -> each.source().label()).distinct().toList();
  }
}
