package flowtone.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Crc32Test {
  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 500, 999, 1000})
  void partsJoinedHaveTheChecksumOfTheWhole(int cut) {
    byte[] whole = new byte[1000];
    new Random(cut).nextBytes(whole);
    long first = crc(Arrays.copyOf(whole, cut));
    long second = crc(Arrays.copyOfRange(whole, cut, whole.length));
    assertEquals(crc(whole), Crc32.joined(first, second, whole.length - cut));
  }
}
