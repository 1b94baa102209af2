package flowtone.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  private static final Map<String, WeightArray> ARRAYS =
      Map.of(
          "layer0/kernel", new WeightArray(new long[] {2, 3}, new float[] {1, -2, 3, 4, 5, 6}),
          "step", WeightArray.scalar(7),
          "empty", new WeightArray(new long[] {0, 4}, new float[0]));
  private static final Map<String, String> METADATA = Map.of("kind", "a \"teacher\"", "ü", "é");

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsRead() {
    Path file = directory.resolve("w.safetensors");
    WeightsFile.write(file, ARRAYS, METADATA);
    WeightsFile read = WeightsFile.read(file);
    assertEquals(ARRAYS, read.arrays());
    assertEquals(METADATA, read.metadata());
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    Path file = directory.resolve("w.safetensors");
    WeightsFile.write(file, ARRAYS, METADATA);
    byte[] intact = Files.readAllBytes(file);
    for (int i = 0; i < intact.length; i++) {
      byte[] damaged = intact.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertThrows(WeightsException.class, () -> WeightsFile.read(file), "byte " + i);
    }
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    Path file = directory.resolve("w.safetensors");
    WeightsFile.write(file, ARRAYS, METADATA);
    byte[] intact = Files.readAllBytes(file);
    for (int length = 0; length < intact.length; length++) {
      Files.write(file, Arrays.copyOf(intact, length));
      assertThrows(WeightsException.class, () -> WeightsFile.read(file), "length " + length);
    }
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = directory.resolve("absent.safetensors");
    WeightsException e = assertThrows(WeightsException.class, () -> WeightsFile.read(file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  @Test
  void aFullDiskLeavesTheOldFileUntouched() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full to play a full disk on this system");
    Path file = directory.resolve("w.safetensors");
    WeightsFile.write(file, ARRAYS, METADATA);
    Path beside = Files.createSymbolicLink(directory.resolve("w.safetensors.part"), full);
    WeightsException e =
        assertThrows(WeightsException.class, () -> WeightsFile.write(file, Map.of(), Map.of()));
    assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    assertFalse(Files.exists(beside));
    assertEquals(ARRAYS, WeightsFile.read(file).arrays());
  }

  @Test
  void shapeAndValuesMustAgree() {
    assertThrows(
        IllegalArgumentException.class, () -> new WeightArray(new long[] {2, 2}, new float[3]));
  }
}
