package flowtone.performance;

import flowtone.audio.NoteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a score, see {@code Score.parse}. */
final class ScoreText {
  static final double DEFAULT_SECONDS = 0.5;

  /** Between the notes of a chord; in an address it stands for itself. */
  private static final String TOGETHER = "/";

  private static final String DECIMAL = "\\d+(?:\\.\\d*)?|\\.\\d+";
  private static final Pattern TOKEN =
      Pattern.compile("([^:@]+)(?::(" + DECIMAL + "))?(?:@(" + DECIMAL + "))?");

  private ScoreText() {}

  static List<Note> read(String text) {
    List<Note> notes = new ArrayList<>();
    double startSeconds = 0;
    for (String token : text.strip().split("[\\s,]+")) {
      if (!token.isEmpty()) {
        startSeconds = add(token, startSeconds, notes);
      }
    }
    return notes;
  }

  private static double add(String token, double startSeconds, List<Note> notes) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a note such as C4:0.5, F#3:1@0.7 or R:0.25, or a chord such as C4/E4/G4:1"
              + " (name:seconds@velocity); got \""
              + token
              + "\"");
    }
    double seconds = decimal(matcher.group(2), DEFAULT_SECONDS);
    if (!matcher.group(1).toUpperCase(Locale.ROOT).equals("R")) {
      double velocity = decimal(matcher.group(3), Note.DEFAULT_VELOCITY);
      for (String name : matcher.group(1).split(TOGETHER, -1)) {
        notes.add(new Note(NoteName.midi(name), startSeconds, seconds, velocity));
      }
    }
    return startSeconds + seconds;
  }

  private static double decimal(String text, double otherwise) {
    return text == null ? otherwise : Double.parseDouble(text);
  }
}
