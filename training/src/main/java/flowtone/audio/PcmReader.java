package flowtone.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ServiceLoader;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import javax.sound.sampled.spi.AudioFileReader;

/** Decodes what JavaSound opens: WAV, AIFF and AU with integer, float or companded samples. */
final class PcmReader {
  /** Programs that write WAV to a pipe promise at least this much, not knowing the length. */
  private static final long UNKNOWN_LENGTH_BYTES = 0x7FFFF000L;

  private PcmReader() {}

  static Waveform read(InputStream in, double longestSeconds)
      throws IOException, DamagedAudioException {
    try (AudioInputStream stream = toPcm(open(in))) {
      MonoBuffer mono = readFrames(stream, longestSeconds);
      long promised = stream.getFrameLength();
      if (isKnown(promised, stream.getFormat()) && promised != mono.length()) {
        throw new DamagedAudioException(
            mono.length() + " samples of the " + promised + " promised");
      }
      return mono.toWaveform();
    } catch (EOFException e) {
      throw new DamagedAudioException("a file that breaks off in its header", e);
    } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
      throw new DamagedAudioException("samples of an unknown encoding", e);
    }
  }

  /**
   * By the readers that Java itself has: those of other formats take some WAV files for theirs, for
   * what looks like their beginning may stand anywhere.
   *
   * @param in can be marked
   */
  private static AudioInputStream open(InputStream in)
      throws IOException, UnsupportedAudioFileException {
    for (AudioFileReader reader : ServiceLoader.load(AudioFileReader.class)) {
      if (reader.getClass().getModule() == AudioSystem.class.getModule()) {
        try {
          return reader.getAudioInputStream(in);
        } catch (UnsupportedAudioFileException e) {
          continue; // It left the stream as it was.
        }
      }
    }
    throw new UnsupportedAudioFileException("none of Java's own formats");
  }

  private static boolean isKnown(long promised, AudioFormat format) {
    return promised != AudioSystem.NOT_SPECIFIED
        && promised * format.getFrameSize() < UNKNOWN_LENGTH_BYTES;
  }

  private static AudioInputStream toPcm(AudioInputStream stream) {
    Encoding encoding = stream.getFormat().getEncoding();
    boolean companded = encoding.equals(Encoding.ALAW) || encoding.equals(Encoding.ULAW);
    return companded ? AudioSystem.getAudioInputStream(Encoding.PCM_SIGNED, stream) : stream;
  }

  /** All frames of a stream of uncompressed samples, mixed down. */
  static MonoBuffer readFrames(AudioInputStream stream, double longestSeconds)
      throws IOException, DamagedAudioException {
    AudioFormat format = stream.getFormat();
    MonoBuffer mono = new MonoBuffer(Math.round(format.getSampleRate()), longestSeconds);
    int channels = format.getChannels();
    int sampleBytes = format.getFrameSize() / channels;
    byte[] block = new byte[4096 * format.getFrameSize()];
    for (int read = stream.readNBytes(block, 0, block.length);
        read > 0;
        read = stream.readNBytes(block, 0, block.length)) {
      ByteBuffer bytes = ByteBuffer.wrap(block, 0, read - read % format.getFrameSize());
      bytes.order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining()) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += sample(bytes, sampleBytes, format.getEncoding());
        }
        mono.add(sum / channels);
      }
    }
    return mono;
  }

  /** The next sample at full scale 1; integers fill their container from the top. */
  private static double sample(ByteBuffer bytes, int sampleBytes, Encoding encoding)
      throws DamagedAudioException {
    if (encoding.equals(Encoding.PCM_FLOAT)) {
      return sampleBytes == Double.BYTES ? bytes.getDouble() : bytes.getFloat();
    }
    double offset = encoding.equals(Encoding.PCM_UNSIGNED) ? -1 : 0;
    return switch (sampleBytes) {
      case 1 -> offset == 0 ? bytes.get() / 128.0 : (bytes.get() & 0xff) / 128.0 + offset;
      case 2 -> bytes.getShort() / 32768.0;
      case 3 -> int24(bytes) / 8388608.0;
      case 4 -> bytes.getInt() / 2147483648.0;
      default -> throw new DamagedAudioException("samples of " + 8 * sampleBytes + " bits");
    };
  }

  private static int int24(ByteBuffer bytes) {
    int first = bytes.get() & 0xff;
    int middle = bytes.get() & 0xff;
    int last = bytes.get() & 0xff;
    boolean bigEndian = bytes.order() == ByteOrder.BIG_ENDIAN;
    int value = bigEndian ? first << 16 | middle << 8 | last : last << 16 | middle << 8 | first;
    return value << 8 >> 8;
  }
}
