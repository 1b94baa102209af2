package flowtone.server;

import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** A mixin with an option for each limit of {@link Limits}. */
final class LimitOptions {
  private final Limits.Builder limits = Limits.builder();

  Limits limits() {
    return limits.build();
  }

  private static <T> void set(Consumer<T> limit, T value) {
    if (value != null) {
      limit.accept(value);
    }
  }

  @Option(
      names = "--max-sessions",
      paramLabel = "N",
      description = "Live players, if so many are kept in real time (1024).")
  void sessions(Integer value) {
    set(limits::sessions, value);
  }

  @Option(
      names = "--max-sessions-per-client",
      paramLabel = "N",
      description = "Live players of one client (48).")
  void sessionsPerClient(Integer value) {
    set(limits::sessionsPerClient, value);
  }

  @Option(
      names = "--max-messages-per-second",
      paramLabel = "N",
      description = "Messages of one live player (500).")
  void messagesPerSecond(Integer value) {
    set(limits::messagesPerSecond, value);
  }

  @Option(
      names = "--max-held-notes",
      paramLabel = "N",
      description = "Notes one live player holds (32).")
  void heldNotes(Integer value) {
    set(limits::heldNotes, value);
  }

  @Option(
      names = "--ping-seconds",
      paramLabel = "S",
      description = "Between two pings of live players; who misses three is gone (5).")
  void pingSeconds(Double value) {
    set(limits::pingSeconds, value);
  }

  @Option(
      names = "--render-threads",
      paramLabel = "N",
      description =
          "Threads that render scores and recordings (a processor is left to live players).")
  void renderThreads(Integer value) {
    set(limits::renderThreads, value);
  }

  @Option(
      names = "--max-renderings",
      paramLabel = "N",
      description = "Renderings begun and not heard to their end (64).")
  void renderings(Integer value) {
    set(limits::renderings, value);
  }

  @Option(
      names = "--max-renderings-per-client",
      paramLabel = "N",
      description = "Of them, of one client (32).")
  void renderingsPerClient(Integer value) {
    set(limits::renderingsPerClient, value);
  }

  @Option(names = "--max-score-seconds", paramLabel = "S", description = "Length of a score (600).")
  void scoreSeconds(Double value) {
    set(limits::scoreSeconds, value);
  }

  @Option(
      names = "--max-score-bytes",
      paramLabel = "BYTES",
      description = "Size of a score (1 MiB).")
  void scoreBytes(Integer value) {
    set(limits::scoreBytes, value);
  }

  @Option(
      names = "--max-recording-seconds",
      paramLabel = "S",
      description = "Length of a recording (600).")
  void recordingSeconds(Double value) {
    set(limits::recordingSeconds, value);
  }

  @Option(
      names = "--max-recording-bytes",
      paramLabel = "BYTES",
      description = "Size of a recording (64 MiB).")
  void recordingBytes(Integer value) {
    set(limits::recordingBytes, value);
  }

  @Option(
      names = "--max-output-seconds",
      paramLabel = "S",
      description = "Length of a recording once stretched (1200).")
  void outputSeconds(Double value) {
    set(limits::outputSeconds, value);
  }

  @Option(
      names = "--max-decoded-samples",
      paramLabel = "N",
      description = "Samples of a recording, all channels together (67108864).")
  void decodedSamples(Long value) {
    set(limits::decodedSamples, value);
  }

  @Option(
      names = "--max-decode-seconds",
      paramLabel = "S",
      description = "Time to decode and measure a recording (60).")
  void decodeSeconds(Double value) {
    set(limits::decodeSeconds, value);
  }

  @Option(
      names = "--max-render-seconds",
      paramLabel = "S",
      description = "Time to render one sound, waiting apart (600).")
  void renderSeconds(Double value) {
    set(limits::renderSeconds, value);
  }

  @Option(
      names = "--min-read-rate",
      paramLabel = "BYTES",
      description = "Bytes a second that a client has to read of a sound (1024).")
  void readBytesPerSecond(Integer value) {
    set(limits::readBytesPerSecond, value);
  }

  @Option(
      names = "--read-rate-seconds",
      paramLabel = "S",
      description = "Over which that is measured, again and again (30).")
  void readSeconds(Double value) {
    set(limits::readSeconds, value);
  }

  @Option(
      names = "--max-upload-bytes",
      paramLabel = "BYTES",
      description = "Bytes of all uploads on the way together (512 MiB).")
  void uploadBytes(Long value) {
    set(limits::uploadBytes, value);
  }

  @Option(
      names = "--max-uploads-per-client",
      paramLabel = "N",
      description = "Larger uploads of one client at a time (4).")
  void uploadsPerClient(Integer value) {
    set(limits::uploadsPerClient, value);
  }

  @Option(
      names = "--min-upload-rate",
      paramLabel = "BYTES",
      description = "Bytes a second that have to arrive of a body (4096).")
  void uploadBytesPerSecond(Integer value) {
    set(limits::uploadBytesPerSecond, value);
  }

  @Option(
      names = "--upload-grace-seconds",
      paramLabel = "S",
      description = "During which a body may be slower (5).")
  void uploadGraceSeconds(Double value) {
    set(limits::uploadGraceSeconds, value);
  }

  @Option(
      names = "--max-connections-per-client",
      paramLabel = "N",
      description = "Connections of one address (128).")
  void connectionsPerClient(Integer value) {
    set(limits::connectionsPerClient, value);
  }

  @Option(
      names = "--max-compare-seconds",
      paramLabel = "S",
      description = "Time of each model of a comparison (4).")
  void comparisonSeconds(Double value) {
    set(limits::comparisonSeconds, value);
  }
}
