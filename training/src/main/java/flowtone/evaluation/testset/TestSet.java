package flowtone.evaluation.testset;

import flowtone.audio.file.AudioFileException;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.Source;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The recordings a voice is measured on.
 *
 * @param description which they are, in words
 * @param sources the files and their labels
 * @param seconds measured of each
 * @param leftOut files that cannot be used, and why
 */
public record TestSet(
    String description, List<Source> sources, List<Double> seconds, List<LeftOut> leftOut) {

  /**
   * Chooses recordings for a voice; files that cannot be used are left out.
   *
   * @param found the files and their labels
   * @param all whether to take every file, not only those that are never trained on
   * @throws EvaluationException if there is none that can be used
   */
  public static TestSet of(List<Source> found, boolean all, Manifest manifest) {
    List<Source> chosen =
        found.stream().filter(source -> all || source.split() == Split.TEST).toList();
    if (chosen.isEmpty()) {
      throw new EvaluationException(
          "expected at least 20 recordings in a folder, of which every 20th is for testing; got "
              + found.size()
              + ", so ask for all of them (--all)");
    }
    String description = all ? "every file" : "every 20th file of a folder in name order";
    TestSet test = usable(description, chosen, manifest);
    if (test.sources.isEmpty()) {
      throw new EvaluationException(
          "expected at least one usable test recording; got %d unusable, the first because: %s"
              .formatted(test.leftOut.size(), test.leftOut.get(0).reason()));
    }
    return test;
  }

  private static TestSet usable(String description, List<Source> chosen, Manifest manifest) {
    List<Probe> probes = chosen.parallelStream().map(source -> probe(source, manifest)).toList();
    TestSet test =
        new TestSet(description, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i).unusable().isEmpty()) {
        test.sources.add(chosen.get(i));
        test.seconds.add(probes.get(i).seconds());
      } else {
        String file = chosen.get(i).file().toString();
        test.leftOut.add(new LeftOut(file, probes.get(i).unusable()));
      }
    }
    return test;
  }

  private record Probe(double seconds, String unusable) {}

  private static Probe probe(Source source, Manifest manifest) {
    try {
      TestItem.label(source, manifest);
      return new Probe(TestItem.recording(source, manifest.sampleRateHz()).seconds(), "");
    } catch (AudioFileException | EvaluationException e) {
      return new Probe(0, e.getMessage());
    }
  }

  /**
   * Some of the files, spread evenly, that together last about as long as is asked for.
   *
   * @return for each file whether it is among them; at least one is
   */
  public boolean[] about(double wantedSeconds) {
    double all = seconds.stream().mapToDouble(s -> s).sum();
    long wanted = (long) Math.min(sources.size(), Math.ceil(sources.size() * wantedSeconds / all));
    boolean[] chosen = new boolean[sources.size()];
    IntStream.range(0, chosen.length)
        .forEach(i -> chosen[i] = (i + 1) * wanted / chosen.length > i * wanted / chosen.length);
    return chosen;
  }
}
