package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads recordings of any rate from 4 to 384 kHz and up to 64 channels, in all formats that people
 * have them in, decoded by FFmpeg. What a file is, its bytes tell and not its name. A file that is
 * damaged or ends early is read as far as it goes, with a remark on what is missing. Stateless and
 * thread-safe; {@link RecordingStream} reads what is too long for the memory.
 */
public final class AudioFiles {
  /** The formats there are, for a sentence. */
  public static final String FORMATS = RecordingStream.FORMATS;

  /** The most that is read of one file; an hour and a half at 48 kHz. */
  static final int LONGEST_SAMPLES = 1 << 28;

  private static final Logger LOG = LoggerFactory.getLogger(AudioFiles.class);

  private AudioFiles() {}

  /**
   * Reads a file as far as it goes, mixed down to mono; what is missing is logged as a warning.
   *
   * @throws RecordingTooLongException if it has more than 2^28 samples
   * @throws AudioFileException with one sentence if it is missing or holds no sound that is read
   */
  public static Waveform read(Path file) {
    return told(readRemarked(file));
  }

  /**
   * Reads a file as far as it goes, mixed down to mono, and says what is missing.
   *
   * @throws RecordingTooLongException if it has more than 2^28 samples
   * @throws AudioFileException with one sentence if it is missing or holds no sound that is read
   */
  public static Recording readRemarked(Path file) {
    try (RecordingStream stream = RecordingStream.open(file)) {
      return stream.readAll(LONGEST_SAMPLES);
    }
  }

  /**
   * Reads the beginning of a file, mixed down to mono; of a longer one, what is missing behind it
   * does not count.
   *
   * @throws AudioFileException with one sentence if it is missing or holds no sound that is read
   */
  public static Recording readBeginning(Path file, double seconds) {
    try (RecordingStream stream = RecordingStream.open(file)) {
      return stream.readBeginning((int) Math.min(LONGEST_SAMPLES, seconds * stream.sampleRateHz()));
    }
  }

  /**
   * Reads a file of which nothing is missing, mixed down to mono.
   *
   * @throws RecordingTooLongException if it has more than 2^28 samples
   * @throws AudioFileException with one sentence if it is missing, damaged, cut short or no sound
   */
  public static Recording readWhole(Path file) {
    Recording recording = readRemarked(file);
    requireWhole(recording.remarks());
    return recording;
  }

  /**
   * Refuses a recording of which something is missing.
   *
   * @param remarks of a recording, at its end
   * @throws AudioFileException with one sentence that says what
   */
  public static void requireWhole(List<Remark> remarks) {
    for (Remark remark : remarks) {
      if (remark.loss()) {
        throw new AudioFileException(
            "expected a whole recording in %s; got one that %s"
                .formatted(remark.name(), remark.phrase()));
      }
    }
  }

  /**
   * Reads a recording from a stream, which stays open, as far as it goes; what is missing is logged
   * as a warning.
   *
   * @param name what to call the recording in a sentence
   * @param longestSeconds beyond which it is refused, however small the file is
   * @throws RecordingTooLongException if it is longer
   * @throws AudioFileException with one sentence if it holds no sound that is read
   * @throws IOException if the stream itself fails
   */
  public static Waveform read(InputStream stream, String name, double longestSeconds)
      throws IOException {
    return told(readRemarked(stream.readAllBytes(), name, longestSeconds));
  }

  /**
   * Reads a recording that is held in memory as far as it goes, and says what is missing.
   *
   * @param bytes of the file, not changed
   * @param name what to call the recording in a sentence
   * @param longestSeconds beyond which it is refused, however small the file is
   * @throws RecordingTooLongException if it is longer
   * @throws AudioFileException with one sentence if it holds no sound that is read
   */
  public static Recording readRemarked(byte[] bytes, String name, double longestSeconds) {
    try (RecordingStream recording = RecordingStream.open(bytes, name, longestSeconds)) {
      return recording.readAll(LONGEST_SAMPLES);
    }
  }

  private static Waveform told(Recording recording) {
    recording.remarks().forEach(remark -> LOG.warn(remark.sentence()));
    return recording.sound();
  }

  /**
   * All audio files in a folder and the folders below it, as {@link AudioFolder} finds them.
   *
   * @throws AudioFileException if it is no folder or cannot be listed
   */
  public static List<Path> list(Path folder) {
    return AudioFolder.of(folder).files();
  }
}
