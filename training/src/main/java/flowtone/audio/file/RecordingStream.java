package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording read block by block, in memory that does not grow with its length:
 *
 * <pre>{@code
 * try (RecordingStream recording = RecordingStream.open(file)) {
 *   for (float[] block = recording.next(); block.length > 0; block = recording.next()) {
 *     use(block, recording.sampleRateHz());
 *   }
 *   recording.remarks().forEach(remark -> tell(remark.sentence()));
 * }
 * }</pre>
 *
 * <p>Channels are mixed down to their mean or, where they cancel each other, to one of them.
 * Threads may have a stream each, not share one; whoever opened it closes it.
 */
public final class RecordingStream implements AutoCloseable {
  /** What is read, for people. */
  public static final String FORMATS = "WAV, AIFF, FLAC, MP3, Ogg, Opus, M4A, WMA or CAF";

  private static final int LOWEST_RATE_HZ = 4000;
  private static final int HIGHEST_RATE_HZ = 384_000;

  private final String name;
  private final ByteSource source;
  private final double longestSeconds;
  private final MonoDecoder decoder;
  private long samples;
  private List<Remark> remarks;

  private RecordingStream(ByteSource source, String name, double longestSeconds)
      throws IOException {
    this.name = name;
    this.source = source;
    this.longestSeconds = longestSeconds;
    try {
      decoder = begin(source);
    } catch (DamagedAudioException | RuntimeException e) {
      source.close();
      throw refusal(e);
    }
  }

  /**
   * Opens a file of any length.
   *
   * @throws AudioFileException with one sentence if it is missing or holds no sound that is read
   */
  public static RecordingStream open(Path file) {
    return open(file, file.toString(), Double.POSITIVE_INFINITY);
  }

  /**
   * Opens a file whose name is not to be told.
   *
   * @param name what to call the recording in a sentence
   * @param longestSeconds beyond which {@link #next} refuses it, however small the file is
   * @throws AudioFileException with one sentence if it is missing or holds no sound that is read
   */
  public static RecordingStream open(Path file, String name, double longestSeconds) {
    try {
      return new RecordingStream(ByteSource.of(file), name, longestSeconds);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Opens a file that is held in memory.
   *
   * @param bytes not copied, not to be changed meanwhile
   * @param name what to call the recording in a sentence
   * @param longestSeconds beyond which {@link #next} refuses it, however small the file is
   * @throws AudioFileException with one sentence if it holds no sound that is read
   */
  public static RecordingStream open(byte[] bytes, String name, double longestSeconds) {
    try {
      return new RecordingStream(ByteSource.of(bytes), name, longestSeconds);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static MonoDecoder begin(ByteSource source) throws IOException, DamagedAudioException {
    if (source.size() == 0) {
      throw new DamagedAudioException("an empty file");
    }
    MonoDecoder decoder = new MonoDecoder(source);
    int rateHz = decoder.sampleRateHz();
    if (rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ) {
      decoder.close();
      throw new DamagedAudioException("a sample rate of " + rateHz + " Hz");
    }
    return decoder;
  }

  /** Samples per second, 4,000 to 384,000. */
  public int sampleRateHz() {
    return decoder.sampleRateHz();
  }

  /** Channels that are mixed down, 1 to 64. */
  public int channels() {
    return decoder.channels();
  }

  /**
   * Reads on.
   *
   * @return the next samples at full scale 1, the caller's to keep; an empty array at the end
   * @throws RecordingTooLongException if it goes on beyond the length that was asked for
   * @throws AudioFileException with one sentence if it cannot be read on, or is not made of numbers
   */
  public float[] next() {
    try {
      float[] block = decoder.next();
      samples += block.length;
      if (samples > longestSeconds * sampleRateHz()) {
        throw new RecordingTooLongException(longestSeconds, name);
      }
      if (block.length == 0 && remarks == null) {
        remarks = decoder.remarks(name);
      }
      return block;
    } catch (DamagedAudioException e) {
      throw refusal(e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * What is to be said of the recording: what is missing, and what was done to it.
   *
   * @throws IllegalStateException before the end
   */
  public List<Remark> remarks() {
    if (remarks == null) {
      throw new IllegalStateException("expected to be asked at the recording's end");
    }
    return remarks;
  }

  /**
   * Reads it from its beginning to its end.
   *
   * @throws RecordingTooLongException if it has more samples than that
   */
  Recording readAll(int mostSamples) {
    List<float[]> blocks = new ArrayList<>();
    for (float[] block = next(); block.length > 0; block = next()) {
      if (samples > mostSamples) {
        throw new RecordingTooLongException(mostSamples / (double) sampleRateHz(), name);
      }
      blocks.add(block);
    }
    return recording(blocks, (int) samples);
  }

  /** Reads its beginning, or all of it if that is shorter. */
  Recording readBeginning(int mostSamples) {
    List<float[]> blocks = new ArrayList<>();
    while (samples < mostSamples && remarks == null) {
      blocks.add(next());
    }
    return recording(blocks, (int) Math.min(samples, mostSamples));
  }

  private Recording recording(List<float[]> blocks, int count) {
    float[] all = new float[count];
    int at = 0;
    for (float[] block : blocks) {
      int copied = Math.min(block.length, count - at);
      System.arraycopy(block, 0, all, at, copied);
      at += copied;
    }
    Waveform sound = new Waveform(all, sampleRateHz());
    return new Recording(sound, channels(), remarks == null ? List.of() : remarks);
  }

  private AudioFileException refusal(Exception e) {
    String found = e instanceof DamagedAudioException ? e.getMessage() : "one that is damaged";
    return new AudioFileException(
        "expected a " + FORMATS + " recording in " + name + "; got " + found, e);
  }

  private static AudioFileException unreadable(String name, IOException e) {
    return new AudioFileException(
        "expected an audio file at " + name + "; got " + AudioFileException.reason(e), e);
  }

  @Override
  public void close() {
    decoder.close();
    try {
      source.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
