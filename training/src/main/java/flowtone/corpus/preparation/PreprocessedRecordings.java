package flowtone.corpus.preparation;

import flowtone.audio.file.AudioFileException;
import flowtone.corpus.CorpusException;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that can be used, with the place of their preprocessed audio, and files that cannot.
 *
 * @param sources the usable files
 * @param recordings what each was preprocessed to
 * @param leftOut the unusable files
 */
record PreprocessedRecordings(
    List<Source> sources, List<Stored> recordings, List<LeftOut> leftOut) {
  /** A preprocessed recording whose samples are on disk. */
  record Stored(AudioSpool.Extent extent, float peak, double clippedShare, double trimmedSeconds) {}

  /** Reads and preprocesses files in parallel. */
  static PreprocessedRecordings read(
      List<Source> files, Preprocessing preprocessing, AudioSpool spool, Runnable onStep)
      throws IOException {
    List<Outcome> outcomes = outcomes(files, preprocessing, spool, onStep);
    PreprocessedRecordings all =
        new PreprocessedRecordings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < outcomes.size(); i++) {
      Source source = files.get(i);
      Outcome outcome = outcomes.get(i);
      if (outcome.stored != null) {
        all.sources.add(source);
        all.recordings.add(outcome.stored);
      } else {
        all.leftOut.add(new LeftOut(source.file().toString(), outcome.reason));
      }
    }
    all.labels().forEach(all::ensureTestFile);
    all.requireSome();
    return all;
  }

  /** Either the recording or the reason why it cannot be used. */
  private record Outcome(Stored stored, String reason) {}

  private static List<Outcome> outcomes(
      List<Source> files, Preprocessing preprocessing, AudioSpool spool, Runnable onStep)
      throws IOException {
    try {
      return files.parallelStream()
          .map(source -> outcome(source, preprocessing, spool, onStep))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Outcome outcome(
      Source source, Preprocessing preprocessing, AudioSpool spool, Runnable onStep) {
    try {
      PreprocessedRecording recording = preprocessing.read(source.file());
      AudioSpool.Extent extent = spool.write(recording.samples());
      return new Outcome(
          new Stored(
              extent, recording.peak(), recording.clippedShare(), recording.trimmedSeconds()),
          null);
    } catch (AudioFileException e) {
      return new Outcome(null, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      onStep.run();
    }
  }

  /** Moves the last file of a label with too few files for a test file to the test set. */
  private void ensureTestFile(String label) {
    List<Source> own = sources.stream().filter(source -> source.label().equals(label)).toList();
    if (own.size() > 1 && own.stream().allMatch(source -> source.split() == Split.TRAIN)) {
      Source last = own.get(own.size() - 1);
      sources.set(sources.indexOf(last), last.forTesting());
    }
  }

  private void requireSome() {
    if (sources.isEmpty()) {
      throw new CorpusException(
          "expected at least one usable recording; got "
              + leftOut.size()
              + " unusable, the first because: "
              + leftOut.get(0).reason(),
          leftOut);
    }
    for (Split needed : Split.values()) {
      if (sources.stream().noneMatch(source -> source.split() == needed)) {
        throw new CorpusException(
            "expected at least two usable recordings in a folder, one to train on and one to test"
                + " with; got none for "
                + needed,
            leftOut);
      }
    }
  }

  /** Names of the labels in the order they were found. */
  List<String> labels() {
    return sources.stream().map(Source::label).distinct().toList();
  }
}
