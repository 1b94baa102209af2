package flowtone.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody who mistyped a word may have meant. */
final class Spelling {
  /** Letters of a word for each that may be wrong. */
  private static final int LETTERS_A_MISTAKE = 3;

  private Spelling() {}

  /** The end of a sentence on a word that is not known: what it may mean, or nothing. */
  static String suggestion(String word, Collection<String> known) {
    return nearest(word, known).map("; did you mean %s?"::formatted).orElse("");
  }

  /** The known word that takes the fewest mistakes to become another, if they are few. */
  static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(other -> distance(word, other) <= Math.max(1, word.length() / LETTERS_A_MISTAKE))
        .min(Comparator.comparingInt((String other) -> distance(word, other)));
  }

  /**
   * How many letters have to be added, left out, replaced or exchanged with their neighbours: the
   * optimal string alignment distance.
   */
  static int distance(String a, String b) {
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, distances);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int least(String a, String b, int i, int j, int[][] distances) {
    int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, 1 + distances[i - 2][j - 2]) : least;
  }
}
