package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes mono WAV, at once to a file or piece by piece to a stream whose length nobody knows yet.
 * Not thread-safe.
 */
public final class WavWriter implements AutoCloseable {
  /** How samples are stored; the numbers are those of the WAV format. */
  public enum Encoding {
    /** 16-bit integers, rounded and clipped to -1..1. */
    PCM16(1, 2, 16),
    /** 32-bit floats as they are. */
    FLOAT32(3, 4, 18);

    private final int formatTag;
    private final int bytes;
    private final int formatBytes;

    Encoding(int formatTag, int bytes, int formatBytes) {
      this.formatTag = formatTag;
      this.bytes = bytes;
      this.formatBytes = formatBytes;
    }

    /** Samples as bytes, little-endian, as a file or a sound card takes them. */
    public byte[] encode(float[] samples) {
      ByteBuffer encoded =
          ByteBuffer.allocate(samples.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (float sample : samples) {
        if (this == PCM16) {
          encoded.putShort(toPcm16(sample));
        } else {
          encoded.putFloat(sample);
        }
      }
      return encoded.array();
    }
  }

  /** What players take for "until the stream ends". */
  private static final long UNKNOWN_BYTES = 0xFFFFFFFFL;

  private final OutputStream out;
  private final Encoding encoding;

  private WavWriter(OutputStream out, int sampleRateHz, Encoding encoding, long dataBytes)
      throws IOException {
    this.out = out;
    this.encoding = encoding;
    out.write(header(sampleRateHz, encoding, dataBytes));
  }

  /**
   * Begins a WAV of unknown length: the header goes out now, samples follow with {@link #write}.
   * Closing this closes the stream.
   */
  public static WavWriter stream(OutputStream out, int sampleRateHz, Encoding encoding)
      throws IOException {
    return new WavWriter(out, sampleRateHz, encoding, UNKNOWN_BYTES);
  }

  /**
   * Begins a WAV of {@code samples} samples in all: the header, with that length in it, goes out
   * now, samples follow with {@link #write}. Closing this closes the stream.
   */
  public static WavWriter stream(
      OutputStream out, int sampleRateHz, Encoding encoding, long samples) throws IOException {
    return new WavWriter(out, sampleRateHz, encoding, samples * encoding.bytes);
  }

  /** Writes a whole file as 16-bit PCM; throws as {@link #write(Path, Waveform, Encoding)}. */
  public static void write(Path file, Waveform waveform) {
    write(file, waveform, Encoding.PCM16);
  }

  /**
   * Writes a whole file, replacing what was there.
   *
   * @throws AudioFileException if the disk is full or the place cannot be written
   */
  public static void write(Path file, Waveform waveform, Encoding encoding) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, waveform, encoding);
    } catch (IOException e) {
      throw new AudioFileException(
          "expected to write "
              + waveform.samples().length
              + " samples to "
              + file
              + "; got "
              + AudioFileException.reason(e),
          e);
    }
  }

  /** Writes a whole WAV, its length in the header, to a stream that stays open. */
  public static void write(OutputStream out, Waveform waveform, Encoding encoding)
      throws IOException {
    long dataBytes = (long) waveform.samples().length * encoding.bytes;
    // Not closed: the stream belongs to the caller, and this writer holds nothing else.
    @SuppressWarnings("resource")
    WavWriter writer = new WavWriter(out, waveform.sampleRateHz(), encoding, dataBytes);
    writer.write(waveform.samples());
  }

  /** Appends samples and hands them to the stream as one write. */
  public void write(float[] samples) throws IOException {
    out.write(encoding.encode(samples));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static short toPcm16(float sample) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample * 32768)));
  }

  private static byte[] header(int sampleRateHz, Encoding encoding, long dataBytes) {
    int bytes = 28 + encoding.formatBytes;
    ByteBuffer header = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt((int) Math.min(dataBytes + bytes - 8, UNKNOWN_BYTES));
    header.put(ascii("WAVEfmt ")).putInt(encoding.formatBytes);
    header.putShort((short) encoding.formatTag).putShort((short) 1);
    header.putInt(sampleRateHz).putInt(sampleRateHz * encoding.bytes);
    header.putShort((short) encoding.bytes).putShort((short) (8 * encoding.bytes));
    header.position(20 + encoding.formatBytes); // A float format ends with an empty extension.
    header.put(ascii("data")).putInt((int) Math.min(dataBytes, UNKNOWN_BYTES));
    return header.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
