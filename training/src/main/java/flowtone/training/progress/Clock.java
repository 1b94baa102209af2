package flowtone.training.progress;

/** Lengths of time in words. */
final class Clock {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private Clock() {}

  /** As in "1 h 10 min", "12 min" or "40 s". */
  static String inWords(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    long minutes = Math.round(seconds / MINUTE);
    if (minutes * MINUTE < HOUR) {
      return minutes + " min";
    }
    return "%d h %02d min".formatted(minutes / MINUTE, minutes % MINUTE);
  }

  /** Hours, minutes and seconds, as in "1:01:01". */
  static String digits(double seconds) {
    long whole = (long) seconds;
    return "%d:%02d:%02d".formatted(whole / HOUR, whole / MINUTE % MINUTE, whole % MINUTE);
  }
}
