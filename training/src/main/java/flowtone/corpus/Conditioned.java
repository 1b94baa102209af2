package flowtone.corpus;

import flowtone.audio.AudioFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that could be read, with their audio, and those that could not.
 *
 * @param sources that could be read
 * @param audio of each, its level as it was
 * @param leftOut the others
 */
record Conditioned(
    List<Source> sources, List<float[]> audio, List<CorpusDescription.LeftOut> leftOut) {
  /** Peak of the loudest recording after the gain: a little room for what a voice adds. */
  private static final float LOUDEST_PEAK = 0.9f;

  /** Reads and conditions files, several at once. */
  static Conditioned read(List<Source> files, Conditioning conditioning, Runnable onStep) {
    List<Outcome> outcomes =
        files.parallelStream().map(source -> read(source, conditioning, onStep)).toList();
    Conditioned all = new Conditioned(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome.audio != null) {
        all.sources.add(files.get(i));
        all.audio.add(outcome.audio);
      } else {
        Path file = files.get(i).file();
        all.leftOut.add(new CorpusDescription.LeftOut(file.toString(), outcome.reason));
      }
    }
    all.labels().forEach(all::holdOut);
    all.requireSome();
    return all;
  }

  /** Either the audio or the reason why there is none. */
  private record Outcome(float[] audio, String reason) {}

  private static Outcome read(Source source, Conditioning conditioning, Runnable onStep) {
    try {
      return new Outcome(conditioning.read(source.file()), null);
    } catch (AudioFileException e) {
      return new Outcome(null, e.getMessage());
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
              + leftOut.get(0).reason());
    }
    for (Split needed : Split.values()) {
      if (sources.stream().noneMatch(source -> source.split() == needed)) {
        throw new CorpusException(
            "expected at least two usable recordings in a folder, one to train on and one to test"
                + " with; got none for "
                + needed);
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
    for (float[] samples : audio) {
      loudest = Math.max(loudest, Conditioning.peak(samples));
    }
    return LOUDEST_PEAK / loudest;
  }
}
