package flowtone.corpus.preparation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which recordings are nearly the same as others. */
final class Twins {
  private final int[] first;

  private Twins(int[] first) {
    this.first = first;
  }

  /** Compares all with all of about their length. */
  static Twins of(List<SoundSignature> recordings) {
    Integer[] byLength =
        IntStream.range(0, recordings.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> recordings.get(i).seconds()))
            .toArray(Integer[]::new);
    Twins twins = new Twins(IntStream.range(0, recordings.size()).toArray());
    for (int i = 0; i < byLength.length; i++) {
      SoundSignature one = recordings.get(byLength[i]);
      for (int j = i + 1; j < byLength.length; j++) {
        SoundSignature other = recordings.get(byLength[j]);
        if (other.seconds() > one.longestSeconds()) {
          break;
        }
        if (one.isNear(other)) {
          twins.join(byLength[i], byLength[j]);
        }
      }
    }
    return twins;
  }

  private void join(int one, int other) {
    int from = Math.max(first(one), first(other));
    int to = Math.min(first(one), first(other));
    Arrays.setAll(first, i -> first[i] == from ? to : first[i]);
  }

  /** How many recordings are nearly the same as one, itself included. */
  int count(int recording) {
    return (int) Arrays.stream(first).filter(each -> each == first[recording]).count();
  }

  /** The first of the recordings that are nearly the same as one; itself if there is no other. */
  int first(int recording) {
    return first[recording];
  }
}
