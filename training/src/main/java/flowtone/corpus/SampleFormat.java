package flowtone.corpus;

import java.nio.ByteBuffer;

/** How a corpus stores the samples of its audio, little-endian and one after another. */
public enum SampleFormat {
  /** Integers of 16 bits, full scale 1: before the third format of corpora. */
  PCM16("audio.pcm16", Short.BYTES) {
    @Override
    void read(ByteBuffer stored, int first, float[] out, int from, int count) {
      for (int i = 0; i < count; i++) {
        out[from + i] = stored.getShort((first + i) * bytes()) / FULL_SCALE;
      }
    }
  },
  /**
   * Floats: a gain that is below 1 moves the noise of 16-bit recordings below a step of 16 bits,
   * and what such a step adds would be learnt as part of the sound.
   */
  FLOAT32("audio.float32", Float.BYTES) {
    @Override
    void read(ByteBuffer stored, int first, float[] out, int from, int count) {
      stored
          .slice(first * bytes(), count * bytes())
          .order(stored.order())
          .asFloatBuffer()
          .get(out, from, count);
    }
  };

  private static final float FULL_SCALE = 1 << 15;

  private final String file;
  private final int bytes;

  SampleFormat(String file, int bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Name of the file of a corpus in one piece. */
  public String file() {
    return file;
  }

  /** Bytes of a sample. */
  public int bytes() {
    return bytes;
  }

  /**
   * Reads consecutive samples.
   *
   * @param stored those of a recording, little-endian
   * @param first index of the first that is read
   * @param from where it is put
   */
  abstract void read(ByteBuffer stored, int first, float[] out, int from, int count);
}
