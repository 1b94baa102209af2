package flowtone.audio;

/**
 * The four bytes that begin a frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3, and 13818-3
 * for half the rates).
 *
 * @param bits of the header, the first byte highest
 */
record MpegHeader(int bits) {
  static final int BYTES = 4;

  private static final int SYNC = 0xFFE00000;
  private static final int LAYER_III = 1;
  private static final int VERSION_1 = 3;
  private static final int RESERVED_VERSION = 1;
  private static final int RESERVED_RATE = 3;
  private static final int[] RATES_HZ = {44100, 48000, 32000};
  private static final int[] KBITS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBITS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  /** The header at a place of some bytes, which has to hold one. */
  static MpegHeader at(byte[] bytes, int offset) {
    return new MpegHeader(
        (bytes[offset] & 0xff) << 24
            | (bytes[offset + 1] & 0xff) << 16
            | (bytes[offset + 2] & 0xff) << 8
            | bytes[offset + 3] & 0xff);
  }

  /** Whether a frame of known length begins at a place of some bytes. */
  static boolean startsIn(byte[] bytes, int offset) {
    return offset + BYTES <= bytes.length && at(bytes, offset).known();
  }

  private boolean known() {
    return (bits & SYNC) == SYNC
        && version() != RESERVED_VERSION
        && (bits >> 17 & 3) == LAYER_III
        && bitRateIndex() > 0
        && bitRateIndex() < KBITS_1.length
        && rateIndex() != RESERVED_RATE;
  }

  private int version() {
    return bits >> 19 & 3;
  }

  private int bitRateIndex() {
    return bits >> 12 & 15;
  }

  private int rateIndex() {
    return bits >> 10 & 3;
  }

  private boolean mono() {
    return (bits >> 6 & 3) == 3;
  }

  /** Samples a second. */
  int sampleRateHz() {
    int halvings = version() == VERSION_1 ? 0 : version() == 2 ? 1 : 2;
    return RATES_HZ[rateIndex()] >> halvings;
  }

  /** Length of the frame, this header included. */
  int frameBytes() {
    int[] kbits = version() == VERSION_1 ? KBITS_1 : KBITS_2;
    int padding = bits >> 9 & 1;
    return samples() / 8 * 1000 * kbits[bitRateIndex()] / sampleRateHz() + padding;
  }

  /** Samples in the frame. */
  int samples() {
    return version() == VERSION_1 ? 1152 : 576;
  }

  /** Where in the frame an encoder writes how many frames follow, if it does. */
  int countOffset() {
    int sideBytes = version() == VERSION_1 ? (mono() ? 17 : 32) : (mono() ? 9 : 17);
    return BYTES + sideBytes;
  }
}
