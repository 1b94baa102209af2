package flowtone.audio.file;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg as it is used here: silent, and with a bound on what it allocates at once. Every class
 * that calls FFmpeg begins with {@link #load}. Thread-safe.
 */
final class FfmpegLibrary {
  /** What a decoder answers that wants more bytes first: minus EAGAIN, which platforms number. */
  static final int AGAIN = Loader.getPlatform().startsWith("macosx") ? -35 : -11;

  /** What a reader or writer answers that failed: minus EIO. */
  static final int INPUT_OUTPUT_ERROR = -5;

  /** More than any frame or table of an honest file takes, little beside what a lie could ask. */
  private static final long LARGEST_ALLOCATION_BYTES = 1L << 27;

  private static final int MESSAGE_BYTES = 256;

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avutil.av_max_alloc(LARGEST_ALLOCATION_BYTES);
  }

  private FfmpegLibrary() {}

  /** Loads the native libraries, once. */
  static void load() {
    // Naming the class has run its initialiser.
  }

  /** What a negative result means, in FFmpeg's words. */
  static String meaning(int error) {
    byte[] message = new byte[MESSAGE_BYTES];
    avutil.av_strerror(error, message, message.length);
    int end = 0;
    while (message[end] != 0) {
      end++;
    }
    return new String(message, 0, end, StandardCharsets.US_ASCII);
  }
}
