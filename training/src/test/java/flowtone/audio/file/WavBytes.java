package flowtone.audio.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** WAV files in memory, for tests: of every depth, at 44.1 kHz. */
final class WavBytes {
  static final int FORMAT_FLOAT = 3;
  static final int FORMAT_INTEGER = 1;

  private WavBytes() {}

  /** A WAV with a chunk of no interest before its data. */
  static byte[] of(int formatTag, int bits, boolean extensible, float[]... channels) {
    ByteBuffer wav = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    int frameBytes = channels.length * bits / 8;
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(extensible ? 40 : 16);
    wav.putShort((short) (extensible ? 0xFFFE : formatTag)).putShort((short) channels.length);
    wav.putInt(44100)
        .putInt(44100 * frameBytes)
        .putShort((short) frameBytes)
        .putShort((short) bits);
    if (extensible) {
      wav.putShort((short) 22).putShort((short) bits).putInt(0).putInt(formatTag);
      wav.putShort((short) 0).putShort((short) 0x10).putLong(0x719B3800AA000080L);
    }
    wav.put("note".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(0);
    wav.put("data".getBytes(StandardCharsets.US_ASCII));
    wav.putInt(frameBytes * channels[0].length);
    for (int i = 0; i < channels[0].length; i++) {
      for (float[] channel : channels) {
        put(wav, formatTag, bits, channel[i]);
      }
    }
    wav.putInt(4, wav.position() - 8);
    return Arrays.copyOf(wav.array(), wav.position());
  }

  private static void put(ByteBuffer wav, int formatTag, int bits, float sample) {
    if (formatTag == FORMAT_FLOAT && bits == 64) {
      wav.putDouble(sample);
    } else if (formatTag == FORMAT_FLOAT) {
      wav.putFloat(sample);
    } else if (bits == 8) {
      wav.put((byte) (128 + Math.round(sample * 128)));
    } else {
      int value = (int) (sample * 2147483648.0);
      for (int bit = 32 - bits; bit < 32; bit += 8) {
        wav.put((byte) (value >> bit));
      }
    }
  }
}
