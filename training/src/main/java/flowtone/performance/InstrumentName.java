package flowtone.performance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The name of an instrument as people write it: {@code Alto Saxophone}, {@code altosax-2}, {@code
 * Solo Cello}. Compared word by word: a bassoon is no bass.
 *
 * @param words lower case, without digits and signs
 */
record InstrumentName(List<String> words) {
  private static final Map<String, String> SHORT =
      Map.of("saxophone", "sax", "violoncello", "cello", "baritone", "bari", "pizz", "pizzicato");

  /** Ways to play that nobody means who does not say so. */
  private static final Set<String> UNUSUAL =
      Set.of("pizzicato", "staccato", "spiccato", "tremolo", "muted", "harmonics", "ponticello");

  static InstrumentName of(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    return new InstrumentName(
        List.of(words).stream()
            .filter(word -> !word.isEmpty())
            .map(word -> SHORT.getOrDefault(word, word))
            .toList());
  }

  /**
   * The label that a name means, by the longest of its beginnings that are in the name; of several
   * one that is played as usual, and of those the first.
   *
   * @return its index, or -1
   */
  static int nearest(String name, List<String> labels) {
    InstrumentName wanted = of(name);
    int nearest = -1;
    double most = 0;
    for (int label = 0; label < labels.size(); label++) {
      double likeness = of(labels.get(label)).likeness(wanted);
      if (likeness > most) {
        nearest = label;
        most = likeness;
      }
    }
    return nearest;
  }

  private double likeness(InstrumentName wanted) {
    int letters = lettersIn(wanted);
    boolean unusual =
        words.stream().anyMatch(word -> UNUSUAL.contains(word) && !wanted.words.contains(word));
    return unusual ? letters - 0.5 : letters;
  }

  /** Letters of the longest beginning that is in another name; 0 if none is. */
  private int lettersIn(InstrumentName other) {
    for (int count = words.size(); count > 0; count--) {
      String beginning = String.join("", words.subList(0, count));
      if (other.contains(beginning)) {
        return beginning.length();
      }
    }
    return 0;
  }

  /** Whether some words in a row are these letters. */
  private boolean contains(String letters) {
    for (int from = 0; from < words.size(); from++) {
      String row = "";
      for (int to = from; to < words.size() && row.length() < letters.length(); to++) {
        row += words.get(to);
        if (row.equals(letters)) {
          return true;
        }
      }
    }
    return false;
  }
}
