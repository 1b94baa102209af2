package flowtone.audio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jflac.ChannelData;

/** MD5 of decoded samples, interleaved and little-endian, as a FLAC header keeps it. */
final class FlacDigest {
  private final MessageDigest md5;
  private final int channels;
  private final int sampleBytes;

  FlacDigest(int channels, int bitsPerSample) {
    this.channels = channels;
    this.sampleBytes = (bitsPerSample + 7) / 8;
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected MD5, which every Java platform has", e);
    }
  }

  void update(ChannelData[] data, int samples) {
    byte[] bytes = new byte[samples * channels * sampleBytes];
    int next = 0;
    for (int i = 0; i < samples; i++) {
      for (int c = 0; c < channels; c++) {
        int value = data[c].getOutput()[i];
        for (int b = 0; b < sampleBytes; b++) {
          bytes[next++] = (byte) (value >> (8 * b));
        }
      }
    }
    md5.update(bytes);
  }

  /** Whether the digest of everything so far is the promised one; all zeros promise nothing. */
  boolean matches(byte[] promised) {
    return Arrays.equals(promised, new byte[promised.length])
        || MessageDigest.isEqual(md5.digest(), promised);
  }
}
