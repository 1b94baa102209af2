package flowtone.benchmark;

import flowtone.corpus.Corpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The recordings of a corpus that nobody is trained on, in an order in which labels take turns. */
final class TestRecordings {
  private TestRecordings() {}

  /**
   * @throws BenchmarkException if none is longer than the window: samples before one that a model
   *     may depend on
   */
  static List<Recording> of(Corpus corpus, int windowSamples) {
    List<Recording> all = corpus.recordings(Split.TEST);
    int longest = all.stream().mapToInt(Recording::length).max().orElse(0);
    if (longest <= windowSamples) {
      throw new BenchmarkException(
          "expected a corpus with a test recording longer than a window of %d samples; got %s"
              .formatted(windowSamples, all.isEmpty() ? "none" : longest + " samples at most"));
    }
    return inTurn(all);
  }

  private static List<Recording> inTurn(List<Recording> all) {
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
