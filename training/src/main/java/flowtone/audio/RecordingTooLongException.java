package flowtone.audio;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A recording that is sound but longer than was asked for; the message is one sentence. */
public final class RecordingTooLongException extends AudioFileException {
  private static final long serialVersionUID = 1L;

  RecordingTooLongException(double seconds, String name) {
    super("expected at most %s seconds of sound in %s; got more".formatted(amount(seconds), name));
  }

  private static String amount(double seconds) {
    return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(seconds);
  }
}
