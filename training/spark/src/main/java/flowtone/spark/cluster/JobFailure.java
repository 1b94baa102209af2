package flowtone.spark.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Spark says of a job that failed, in one sentence.
 *
 * @param text of Spark's exception, of many lines
 * @param version of the driver's Flowtone
 */
record JobFailure(String text, String version) {
  /** An exception of ours, which Spark has turned into text on its way from another machine. */
  private static final Pattern OWN = Pattern.compile("flowtone\\.[\\w.$]+Exception: (.+)");

  private static final Pattern LOST_TASK =
      Pattern.compile(
          "Lost task \\S+ in stage \\S+ \\(TID \\d+\\) \\((.+? executor \\S+?)\\): (.+)");

  private static final Pattern BARRIER =
      Pattern.compile("barrier task \\S+ \\S+ finished unsuccessfully\\.\\s+(.+)");

  /** What Java says of a class that is not the one that was expected. */
  private static final Pattern OTHER_CLASSES =
      Pattern.compile(
          "InvalidClassException: .+|Invalid lambda deserialization"
              + "|(?:NoSuch(?:Method|Field)|AbstractMethod|IncompatibleClassChange)Error: .+"
              + "|(?:NoClassDefFoundError|ClassNotFoundException): flowtone.+");

  /** An executor that its operating system killed, or that gave up, as they do without memory. */
  private static final Pattern WITHOUT_MEMORY =
      Pattern.compile(".*OutOfMemoryError.*|.*exited with code (?:137|134|52|50)\\b.*|.*OOM.*");

  /** The sentence behind an exception. */
  static String sentence(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (each instanceof ClusterException) {
        return message;
      }
      Optional<String> own = first(OWN, message);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return firstLine(String.valueOf(failure.getMessage()));
  }

  /** As what Spark's exception is thrown on. */
  ClusterException exception(Exception cause) {
    return first(OWN, text)
        .map(own -> new ClusterException(own, cause))
        .orElseGet(() -> new ClusterException(foreign(), cause, first(BARRIER, text).isPresent()));
  }

  private String foreign() {
    if (text.contains("SPARK-24819") || text.contains("more slots than")) {
      return "expected as many free processors as workers and their --cores ask for; got fewer:"
          + " give fewer --workers, or the same command when there are more";
    }
    if (text.contains("SparkContext was shut down")) {
      return "expected to work to the end; got stopped, by a signal or by the master";
    }
    String reason = reason();
    Matcher other = OTHER_CLASSES.matcher(text);
    if (other.find()) {
      return "expected Flowtone %s on every executor, as the driver has; got other classes (%s): take other jars of it off spark.executor.extraClassPath"
          .formatted(version, other.group());
    }
    String remedy =
        WITHOUT_MEMORY.matcher(reason).matches()
            ? ": where it is for want of memory, set spark.executor.memory and"
                + " spark.executor.memoryOverhead"
            : "";
    return "expected every task to succeed; got %s%s".formatted(reason, remedy);
  }

  private String reason() {
    Matcher task = LOST_TASK.matcher(text);
    if (task.find()) {
      return "%s (on %s)".formatted(task.group(2), task.group(1));
    }
    return first(BARRIER, text).orElse(firstLine(text));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
