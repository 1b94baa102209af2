package flowtone.benchmark.likelihood;

import flowtone.benchmark.model.BenchmarkException;
import flowtone.corpus.Corpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The test recordings of a corpus, in an order in which labels alternate. */
public final class TestRecordings {
  private TestRecordings() {}

  /**
   * Finds them.
   *
   * @param windowSamples earlier samples that the density of one may depend on
   * @throws BenchmarkException if no recording is longer than the window
   */
  public static List<Recording> of(Corpus corpus, int windowSamples) {
    List<Recording> all = corpus.recordings(Split.TEST);
    int longest = all.stream().mapToInt(Recording::length).max().orElse(0);
    if (longest <= windowSamples) {
      throw new BenchmarkException(
          "expected a corpus with a test recording longer than a window of %d samples; got %s"
              .formatted(windowSamples, all.isEmpty() ? "none" : longest + " samples at most"));
    }
    return alternating(all);
  }

  private static List<Recording> alternating(List<Recording> all) {
    Map<Integer, List<Recording>> byLabel =
        all.stream()
            .collect(Collectors.groupingBy(Recording::label, TreeMap::new, Collectors.toList()));
    List<Recording> turns = new ArrayList<>();
    for (int turn = 0; turns.size() < all.size(); turn++) {
      for (List<Recording> own : byLabel.values()) {
        if (turn < own.size()) {
          turns.add(own.get(turn));
        }
      }
    }
    return turns;
  }
}
