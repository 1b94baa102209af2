package flowtone.corpus.preparation;

import flowtone.corpus.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Recordings compared with each other: those that are nearly the same go into one set, training or
 * test, and what sets one apart from all others is remarked.
 */
final class Comparison {
  /** Of the middle of the corpus: what is cut off below sounds dull beside the others. */
  private static final double NARROW_SHARE = 0.8;

  private final List<StoredRecording> recordings;
  private final Twins twins;

  private Comparison(List<StoredRecording> recordings) {
    this.recordings = new ArrayList<>(recordings);
    this.twins = Twins.of(recordings.stream().map(each -> each.likeness().signature()).toList());
  }

  /** The recordings with remarks, in their sets; every label has some to test with if it can. */
  static List<StoredRecording> of(List<StoredRecording> recordings) {
    Comparison comparison = new Comparison(recordings);
    comparison.remarkBandwidth();
    comparison.joinTwins();
    recordings.stream()
        .map(each -> each.source().label())
        .distinct()
        .forEach(comparison::ensureTestRecording);
    return comparison.recordings;
  }

  private void remarkBandwidth() {
    double[] sorted =
        recordings.stream().mapToDouble(each -> each.likeness().bandwidthHz()).sorted().toArray();
    double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    recordings.replaceAll(
        each ->
            each.likeness().bandwidthHz() < NARROW_SHARE * middle
                ? each.remarked(narrow(each.likeness().bandwidthHz(), middle))
                : each);
  }

  private static String narrow(double hertz, double middleHertz) {
    return String.format(
        Locale.ROOT, "goes up to %.1f kHz only, others to %.1f", hertz / 1000, middleHertz / 1000);
  }

  private void joinTwins() {
    for (int i = 0; i < recordings.size(); i++) {
      int first = twins.first(i);
      if (first != i) {
        Source other = recordings.get(first).source();
        recordings.set(
            i,
            recordings
                .get(i)
                .in(other.split())
                .remarked("is nearly the same as " + other.name() + ", and in the same set"));
      }
    }
  }

  /** Moves the last recording of a label without any to test with, and what is like it. */
  private void ensureTestRecording(String label) {
    int[] own =
        IntStream.range(0, recordings.size())
            .filter(i -> recordings.get(i).source().label().equals(label))
            .toArray();
    boolean tested =
        IntStream.of(own).anyMatch(i -> recordings.get(i).source().split() == Split.TEST);
    int last = lastAlone(own);
    boolean others = IntStream.of(own).anyMatch(i -> twins.first(i) != last);
    if (!tested && others) {
      for (int i = 0; i < recordings.size(); i++) {
        if (twins.first(i) == last) {
          recordings.set(i, recordings.get(i).in(Split.TEST));
        }
      }
    }
  }

  /** The last recording without twins; if all have some, the first of the last one's. */
  private int lastAlone(int[] own) {
    for (int k = own.length - 1; k >= 0; k--) {
      int candidate = own[k];
      if (twins.count(candidate) == 1) {
        return candidate;
      }
    }
    return twins.first(own[own.length - 1]);
  }
}
