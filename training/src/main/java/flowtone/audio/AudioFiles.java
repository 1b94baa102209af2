package flowtone.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads recordings of any rate and channel count: WAV and AIFF with 8 to 32-bit integer or float
 * samples, and FLAC. Channels are mixed down to their mean. A file that is damaged or ends early is
 * refused as a whole, never returned in part. Stateless and thread-safe.
 */
public final class AudioFiles {
  private static final byte[] FLAC_MAGIC = "fLaC".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> EXTENSIONS =
      Set.of("wav", "wave", "flac", "aif", "aiff", "aifc", "au");

  private AudioFiles() {}

  /**
   * Reads a whole file, mixed down to mono.
   *
   * @throws AudioFileException if it is missing, damaged, cut short, empty or no audio file
   */
  public static Waveform read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new AudioFileException(
          "expected an audio file at " + file + "; got " + AudioFileException.reason(e), e);
    }
  }

  /**
   * Reads a whole recording from a stream, which stays open.
   *
   * @param name what to call the recording in an error's sentence
   * @throws AudioFileException if it is damaged, cut short, empty or no audio
   * @throws IOException if the stream itself fails
   */
  public static Waveform read(InputStream stream, String name) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    try {
      Waveform waveform = startsAsFlac(in, name) ? FlacReader.read(in) : PcmReader.read(in);
      return checked(waveform, name);
    } catch (DamagedAudioException e) {
      throw new AudioFileException(
          "expected a complete WAV, FLAC or AIFF recording in " + name + "; got " + e.getMessage(),
          e);
    }
  }

  /**
   * All audio files in a folder and the folders below it, told by their extension, in name order.
   * Hidden files are left out.
   *
   * @throws AudioFileException if it is no folder or cannot be listed
   */
  public static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new AudioFileException("expected a folder of recordings; got " + folder);
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).filter(AudioFiles::isAudio).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new AudioFileException(
          "expected a readable folder of recordings; got " + e.getMessage(), e);
    }
  }

  /** Whether the name is that of an audio file this class reads: its extension says so. */
  public static boolean isAudio(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension);
  }

  private static boolean startsAsFlac(BufferedInputStream in, String name)
      throws IOException, DamagedAudioException {
    in.mark(FLAC_MAGIC.length);
    byte[] start = in.readNBytes(FLAC_MAGIC.length);
    in.reset();
    if (start.length == 0) {
      throw new DamagedAudioException("an empty file");
    }
    return Arrays.equals(start, FLAC_MAGIC);
  }

  private static Waveform checked(Waveform waveform, String name) throws DamagedAudioException {
    if (waveform.samples().length == 0) {
      throw new DamagedAudioException("a file without a single sample");
    }
    for (float sample : waveform.samples()) {
      if (!Float.isFinite(sample)) {
        throw new DamagedAudioException("samples that are not finite numbers");
      }
    }
    return waveform;
  }
}
