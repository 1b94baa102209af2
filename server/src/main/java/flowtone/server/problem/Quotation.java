package flowtone.server.problem;

import java.util.regex.Pattern;

/** Keeps what errors quote of a request, or of the machine, within bounds. */
public final class Quotation {
  /** The most characters that are quoted of what a client sent. */
  public static final int LONGEST = 80;

  private static final String GOT = "; got ";
  private static final int LONGEST_SENTENCE = 600;
  private static final Pattern FOLDERS =
      Pattern.compile("(?<![\\w./:])(?:[A-Za-z]:)?(?:[/\\\\][^\\s/\\\\\"';:,]+)+[/\\\\]");

  private Quotation() {}

  /** A text, its end left out where it is too long to quote. */
  public static String cut(String text) {
    return cut(text, LONGEST);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** A sentence "expected X; got Y" with Y cut. */
  public static String shortened(String sentence) {
    int got = sentence.indexOf(GOT);
    if (got < 0) {
      return cut(sentence, LONGEST_SENTENCE);
    }
    int quoted = got + GOT.length();
    return cut(sentence.substring(0, got), LONGEST_SENTENCE)
        + GOT
        + cut(sentence.substring(quoted));
  }

  /** A sentence whose absolute paths are cut to the names of their files. */
  public static String withoutFolders(String sentence) {
    return FOLDERS.matcher(sentence).replaceAll("");
  }
}
