package flowtone.corpus.preparation;

import flowtone.audio.AudioFileException;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that could be used, with where their audio is kept, and those that could not.
 *
 * @param sources that could be used
 * @param takes what was made of each
 * @param leftOut the others
 */
record PreprocessedRecordings(
    List<Source> sources, List<Kept> takes, List<CorpusDescription.LeftOut> leftOut) {
  /** Peak of the loudest recording after the gain: a little room for what a voice adds. */
  private static final float LOUDEST_PEAK = 0.9f;

  /** What is known of a recording whose samples are on disk. */
  record Kept(AudioSpool.Place place, float peak, double clippedShare, double trimmedSeconds) {}

  /** Reads and conditions files, several at once. */
  static PreprocessedRecordings read(
      List<Source> files, Preprocessing conditioning, AudioSpool scratch, Runnable onStep)
      throws IOException {
    List<Outcome> outcomes = outcomes(files, conditioning, scratch, onStep);
    PreprocessedRecordings all =
        new PreprocessedRecordings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < outcomes.size(); i++) {
      Source source = files.get(i);
      Outcome outcome = outcomes.get(i);
      if (outcome.kept != null) {
        all.sources.add(source);
        all.takes.add(outcome.kept);
      } else {
        all.leftOut.add(new CorpusDescription.LeftOut(source.file().toString(), outcome.reason));
      }
    }
    all.labels().forEach(all::holdOut);
    all.requireSome();
    return all;
  }

  /** Either what was kept or the reason why nothing was. */
  private record Outcome(Kept kept, String reason) {}

  private static List<Outcome> outcomes(
      List<Source> files, Preprocessing conditioning, AudioSpool scratch, Runnable onStep)
      throws IOException {
    try {
      return files.parallelStream()
          .map(source -> outcome(source, conditioning, scratch, onStep))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Outcome outcome(
      Source source, Preprocessing conditioning, AudioSpool scratch, Runnable onStep) {
    try {
      PreprocessedRecording take = conditioning.read(source.file());
      AudioSpool.Place place = scratch.write(take.samples());
      return new Outcome(
          new Kept(place, take.peak(), take.clippedShare(), take.trimmedSeconds()), null);
    } catch (AudioFileException e) {
      return new Outcome(null, e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      onStep.run();
    }
  }

  /** Of a label too small for a twentieth file, the last one is for testing. */
  private void holdOut(String label) {
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

  /** The one gain for all recordings: loudness keeps its meaning. */
  float gain() {
    float loudest = 0;
    for (Kept take : takes) {
      loudest = Math.max(loudest, take.peak());
    }
    return LOUDEST_PEAK / loudest;
  }
}
