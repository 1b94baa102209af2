package flowtone.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A label's name, which is a folder's, as people write it: "cello-arco" is "Cello, bowed". */
final class LabelTitle {
  private static final String SPEECH = "speech";
  private static final Map<String, String> INSTRUMENTS =
      Map.of(
          "altosax", "Alto saxophone",
          "barisax", "Baritone saxophone",
          "tenorsax", "Tenor saxophone",
          "uprightpiano", "Upright piano");
  private static final Map<String, String> MANNERS =
      Map.of("arco", "bowed", "pizzicato", "plucked", "slap", "slap tongue");

  private LabelTitle() {}

  /**
   * The title of a name whose words stand between {@code - _} and spaces: instrument and manner, or
   * {@code speech}, the code of a language (ISO 639-1) and a speaker.
   */
  static String of(String name) {
    String[] words = name.strip().split("[-_\\s]+");
    if (words.length > 2 && words[0].equals(SPEECH) && !language(words[1]).isEmpty()) {
      return capital(joined(words, 2)) + ", " + language(words[1]);
    }
    String instrument = INSTRUMENTS.getOrDefault(words[0], capital(words[0]));
    return words.length == 1 ? instrument : instrument + ", " + joined(words, 1);
  }

  private static String joined(String[] words, int from) {
    return Arrays.stream(words, from, words.length)
        .map(word -> MANNERS.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /** Its name in English; nothing if it is no code of a language. */
  private static String language(String code) {
    if (code.length() != 2) {
      return "";
    }
    String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    return name.equals(code) ? "" : name;
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
