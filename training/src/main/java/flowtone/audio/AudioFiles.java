package flowtone.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads recordings of any rate from 4 to 384 kHz and any channel count: WAV, AIFF and AU with 8 to
 * 32-bit integer or float samples, FLAC, MP3 and Ogg Vorbis. Channels are mixed down to their mean.
 * A file that is damaged or ends early is refused as a whole, never returned in part. Stateless and
 * thread-safe.
 */
public final class AudioFiles {
  /** The formats there are, for a sentence. */
  public static final String FORMATS = "WAV, AIFF, FLAC, MP3 or Ogg Vorbis";

  /** The most that is read of one file; an hour and a half at 48 kHz. */
  static final long LONGEST_SAMPLES = 1L << 28;

  private static final int LOWEST_RATE_HZ = 4000;
  private static final int HIGHEST_RATE_HZ = 384_000;

  private static final Set<String> EXTENSIONS =
      Set.of("wav", "wave", "flac", "aif", "aiff", "aifc", "au", "mp3", "ogg", "oga");

  /** Listed all the same, so that whoever has such files is told that they cannot be read. */
  private static final Set<String> FOREIGN_EXTENSIONS =
      Set.of("m4a", "aac", "opus", "wma", "ape", "wv", "caf");

  private AudioFiles() {}

  /**
   * Reads a whole file, mixed down to mono.
   *
   * @throws RecordingTooLongException if it has more than 2^28 samples
   * @throws AudioFileException if it is missing, damaged, cut short, empty or no audio file
   */
  public static Waveform read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), Double.POSITIVE_INFINITY);
    } catch (IOException e) {
      throw new AudioFileException(
          "expected an audio file at " + file + "; got " + AudioFileException.reason(e), e);
    }
  }

  /**
   * Reads a whole recording from a stream, which stays open.
   *
   * @param name what to call the recording in an error's sentence
   * @param longestSeconds beyond which it is refused, however small the file is
   * @throws RecordingTooLongException if it is longer
   * @throws AudioFileException if it is damaged, cut short, empty or no audio
   * @throws IOException if the stream itself fails
   */
  public static Waveform read(InputStream stream, String name, double longestSeconds)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    try {
      return checked(decode(in, longestSeconds));
    } catch (OverlongAudioException e) {
      throw new RecordingTooLongException(e.seconds(), name);
    } catch (DamagedAudioException e) {
      throw damaged(name, e.getMessage(), e);
    } catch (RuntimeException e) {
      // What decoders that trust a file do when it lies.
      throw damaged(name, "one that is damaged", e);
    }
  }

  private static AudioFileException damaged(String name, String found, Exception cause) {
    return new AudioFileException(
        "expected a complete " + FORMATS + " recording in " + name + "; got " + found, cause);
  }

  /**
   * All audio files in a folder and the folders below it, told by their extension, in name order.
   * Hidden files and what lies in hidden folders is left out.
   *
   * @throws AudioFileException if it is no folder or cannot be listed
   */
  public static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new AudioFileException("expected a folder of recordings; got " + folder);
    }
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return tree.filter(file -> !isHidden(folder.relativize(file)))
          .filter(AudioFiles::isAudio)
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new AudioFileException(
          "expected a readable folder of recordings; got " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(Path below) {
    for (Path name : below) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name is that of an audio file. */
  private static boolean isAudio(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(extension) || FOREIGN_EXTENSIONS.contains(extension);
  }

  private static Waveform decode(BufferedInputStream in, double longestSeconds)
      throws IOException, DamagedAudioException {
    return switch (container(in)) {
      case PCM -> PcmReader.read(in, longestSeconds);
      case FLAC -> FlacReader.read(in, longestSeconds);
      case MP3 -> Mp3Reader.read(in, longestSeconds);
      case OGG -> VorbisReader.read(in, longestSeconds);
    };
  }

  private static Container container(BufferedInputStream in)
      throws IOException, DamagedAudioException {
    in.mark(Container.START_BYTES);
    byte[] start = in.readNBytes(Container.START_BYTES);
    in.reset();
    if (start.length == 0) {
      throw new DamagedAudioException("an empty file");
    }
    return Container.of(start).orElseThrow(() -> new DamagedAudioException("none of these"));
  }

  private static Waveform checked(Waveform waveform) throws DamagedAudioException {
    int rateHz = waveform.sampleRateHz();
    if (rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ) {
      throw new DamagedAudioException("a sample rate of " + rateHz + " Hz");
    }
    if (waveform.samples().length == 0) {
      throw new DamagedAudioException("a file without a single sample");
    }
    if (!waveform.isFinite()) {
      throw new DamagedAudioException("samples that are not finite numbers");
    }
    return waveform;
  }
}
