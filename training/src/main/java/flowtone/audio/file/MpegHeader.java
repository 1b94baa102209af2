package flowtone.audio.file;

/**
 * The four bytes that begin a frame of MPEG audio, layers I to III, of MPEG 1, 2 and 2.5.
 *
 * @param bits all of them, the first byte highest
 */
record MpegHeader(int bits) {
  /** Bytes of a header. */
  static final int BYTES = 4;

  private static final int SYNC = 0xFFE00000;

  /** What does not change within a recording: the version, the layer and the sample rate. */
  private static final int KIND = SYNC | 0x001E0C00;

  private static final int[] RATES_HZ = {44100, 48000, 32000};

  /** In kbit/s by index, from 1; MPEG 1 layers I, II, III, then MPEG 2 layer I, and II or III. */
  private static final int[][] KILOBITS = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  /** Whether there is a frame of such a header, and of known length. */
  boolean isValid() {
    return (bits & SYNC) == SYNC
        && version() != 1
        && layer() != 4
        && bitRateIndex() != 0
        && bitRateIndex() != 15
        && rateIndex() != 3;
  }

  /** Whether a frame of this header may follow one of another. */
  boolean isLike(MpegHeader other) {
    return (bits & KIND) == (other.bits & KIND);
  }

  /** How many bytes the frame has, its header included. */
  int frameBytes() {
    int bitRate = 1000 * KILOBITS[table()][bitRateIndex() - 1];
    int padding = bits >> 9 & 1;
    if (layer() == 1) {
      return 4 * (12 * bitRate / sampleRateHz() + padding);
    }
    return samples() / 8 * bitRate / sampleRateHz() + padding;
  }

  /** Where, in a frame of layer III, the encoder may have put its account of the whole file. */
  int accountOffset() {
    boolean mono = (bits >> 6 & 3) == 3;
    int sideBytes = isVersion1() ? (mono ? 17 : 32) : (mono ? 9 : 17);
    return BYTES + sideBytes;
  }

  private int samples() {
    return layer() == 3 && !isVersion1() ? 576 : 1152;
  }

  private int sampleRateHz() {
    int divisor = isVersion1() ? 1 : version() == 2 ? 2 : 4;
    return RATES_HZ[rateIndex()] / divisor;
  }

  private int table() {
    return isVersion1() ? layer() - 1 : Math.min(layer() + 2, 4);
  }

  private boolean isVersion1() {
    return version() == 3;
  }

  private int version() {
    return bits >> 19 & 3;
  }

  /** 1 to 3; 4 is none. */
  private int layer() {
    return 4 - (bits >> 17 & 3);
  }

  private int bitRateIndex() {
    return bits >> 12 & 15;
  }

  private int rateIndex() {
    return bits >> 10 & 3;
  }
}
