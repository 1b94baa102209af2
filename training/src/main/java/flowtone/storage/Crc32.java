package flowtone.storage;

/**
 * The CRC-32 of bytes of which only the CRC-32 of parts are known.
 *
 * <p>Source: the method of zlib's {@code crc32_combine}, by Mark Adler: a zero byte behind a
 * message is a linear map of its CRC over GF(2), applied by repeated squaring.
 */
public final class Crc32 {
  private static final int BITS = 32;
  private static final int POLYNOMIAL = 0xEDB88320;

  private Crc32() {}

  /**
   * The CRC-32 of two parts, one behind the other.
   *
   * @param first CRC-32 of the first
   * @param second CRC-32 of the second
   * @param secondBytes length of the second, at least 0
   */
  public static long joined(long first, long second, long secondBytes) {
    int[] map = squared(squared(squared(zeroBit()))); // A byte of zeros.
    int crc = (int) first;
    for (long bytes = secondBytes; bytes > 0; bytes >>= 1) {
      if ((bytes & 1) == 1) {
        crc = times(map, crc);
      }
      map = squared(map);
    }
    return (crc ^ (int) second) & 0xFFFFFFFFL;
  }

  /** What a zero bit does to each bit of a CRC. */
  private static int[] zeroBit() {
    int[] map = new int[BITS];
    map[0] = POLYNOMIAL;
    for (int bit = 1; bit < BITS; bit++) {
      map[bit] = 1 << (bit - 1);
    }
    return map;
  }

  private static int times(int[] map, int vector) {
    int sum = 0;
    for (int bit = 0; bit < BITS; bit++) {
      sum ^= (vector >>> bit & 1) == 1 ? map[bit] : 0;
    }
    return sum;
  }

  private static int[] squared(int[] map) {
    int[] square = new int[BITS];
    for (int bit = 0; bit < BITS; bit++) {
      square[bit] = times(map, map[bit]);
    }
    return square;
  }
}
