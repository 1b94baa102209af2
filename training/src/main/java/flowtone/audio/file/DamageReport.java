package flowtone.audio.file;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What of a recording could not be decoded. Failures count only where sound follows them: behind
 * the last frame files carry titles, pictures and stray bytes. Not thread-safe.
 */
final class DamageReport {
  /** Time stamps of some containers are rounded to milliseconds, and decoders begin late. */
  private static final double SMALLEST_GAP_SECONDS = 0.02;

  private boolean counted;
  private int failures;
  private int failuresSinceSound;
  private int gaps;
  private double gapSeconds;
  private double endSeconds = Double.NaN;
  private long ticksSinceSound;
  private boolean endsWithinFrame;

  /** Enters places where bytes lie in the way that may have been sound. */
  void inTheWay(int places) {
    failures += places;
  }

  /** From now on time stamps only count frames, and say nothing of what is missing. */
  void ignoreTime() {
    counted = true;
  }

  /** Enters that a recording of its own begins, and with it another time. */
  void begin() {
    endSeconds = Double.NaN;
  }

  /** Enters a frame that was decoded, and whether time has passed between it and the last one. */
  void decoded(AVFrame frame, AVStream stream) {
    failures += failuresSinceSound;
    failuresSinceSound = 0;
    ticksSinceSound = 0;
    endsWithinFrame = false;
    double seconds = frame.nb_samples() / (double) frame.sample_rate();
    if (frame.pts() == avutil.AV_NOPTS_VALUE) {
      endSeconds += seconds;
      return;
    }
    double start = frame.pts() * avutil.av_q2d(stream.time_base());
    // A link of a chain may have another rate, of which FFmpeg's clock knows nothing.
    boolean timed = !counted && frame.sample_rate() == stream.codecpar().sample_rate();
    if (timed && start - endSeconds > SMALLEST_GAP_SECONDS) {
      gaps++;
      gapSeconds += start - endSeconds;
    }
    endSeconds = start + seconds;
  }

  /** Enters a packet that could not be decoded. */
  void failed(AVPacket packet) {
    failuresSinceSound++;
    ticksSinceSound += Math.max(0, packet.duration());
    BytePointer data = packet.data();
    // Frames of MPEG audio, AAC and FLAC all begin with at least eleven ones.
    endsWithinFrame =
        packet.size() >= 2 && (data.get(0) & 0xff) == 0xff && (data.get(1) & 0xe0) == 0xe0;
  }

  /** What is missing between sound and sound, for a sentence. */
  Optional<String> missingWithin() {
    if (gaps > 0) {
      return Optional.of(
          "is damaged: %s seconds are missing in %s"
              .formatted(Seconds.of(gapSeconds), places(gaps)));
    }
    return failures == 0
        ? Optional.empty()
        : Optional.of("is damaged: it could not be decoded in " + places(failures));
  }

  /**
   * How long that was to last, in ticks of the stream's clock, which failed behind the last sound.
   */
  long ticksFailedAtEnd() {
    return ticksSinceSound;
  }

  /** Whether the last bytes are the beginning of a frame. */
  boolean endsWithinFrame() {
    return endsWithinFrame;
  }

  private static String places(int count) {
    return count == 1 ? "one place" : count + " places";
  }
}
