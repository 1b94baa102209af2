package flowtone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where uploads lie. */
class SpoolFolderTest {
  @TempDir private Path base;

  @Test
  void whatADeadServerLeftIsRemovedAndWhatALivingOneHasIsNot() throws Exception {
    Path dead = Files.createDirectory(base.resolve("uploads123"));
    Files.writeString(dead.resolve("body"), "a recording");
    try (SpoolFolder living = SpoolFolder.open(base)) {
      Path file = living.newFile();
      try (SpoolFolder other = SpoolFolder.open(base)) {
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(file));
        assertEquals(1, living.files());
        assertEquals(0, other.files());
      }
    }
    try (var left = Files.list(base)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void itIsItsOwnersAlone() throws Exception {
    try (SpoolFolder folder = SpoolFolder.open(base)) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
    }
  }

  @Test
  void aFolderThatWasClearedIsMadeAgain() throws Exception {
    try (SpoolFolder folder = SpoolFolder.open(base)) {
      Files.delete(folder.path().resolve("lock"));
      Files.delete(folder.path());
      Path file = folder.newFile();
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
      try (SpoolFolder other = SpoolFolder.open(base)) {
        assertTrue(Files.exists(file), "another server takes it for abandoned");
        assertEquals(0, other.files());
      }
    }
    try (var left = Files.list(base)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aLargeBodyIsOnTheDiskUntilItIsClosed() throws Exception {
    int[] closed = new int[1];
    try (SpoolFolder folder = SpoolFolder.open(base)) {
      Body body = new Body(folder, () -> closed[0]++);
      byte[] bytes = new byte[Body.MOST_IN_MEMORY];
      bytes[3] = 7;
      body.write(bytes);
      assertEquals(0, folder.files());
      body.write(9);
      body.end();
      assertEquals(1, folder.files());
      byte[] read = body.bytes();
      assertEquals(Body.MOST_IN_MEMORY + 1, read.length);
      assertEquals(7, read[3]);
      assertEquals(9, read[read.length - 1]);
      body.close();
      body.close();
      assertEquals(0, folder.files());
      assertEquals(1, closed[0]);
    }
  }
}
