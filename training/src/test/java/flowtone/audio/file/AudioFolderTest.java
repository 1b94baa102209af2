package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in a folder, its recordings are found. */
class AudioFolderTest {
  @TempDir Path folder;
  private Path recording;

  @BeforeEach
  void record() throws IOException {
    recording = file("a.wav");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  /** What is said of the one thing that is passed over. */
  private String passedOver() {
    AudioFolder found = AudioFolder.of(folder);
    assertEquals(List.of(recording), found.files());
    assertEquals(1, found.passedOver().size(), found.passedOver().toString());
    return found.passedOver().get(0).sentence();
  }

  @Test
  void aLoopOfLinksIsPassedOver() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertEquals(loop + " is a link to a folder that it lies in", passedOver());
  }

  @Test
  void linksThatLeadToEachOtherArePassedOver() throws IOException {
    Path one = folder.resolve("one.wav");
    Path other = Files.createSymbolicLink(folder.resolve("other.txt"), one);
    Files.createSymbolicLink(one, other);
    assertTrue(passedOver().startsWith(one + " is neither a file nor a folder"));
  }

  @Test
  void aFileThatSeveralLinksLeadToIsFoundOnce() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("b.wav"), recording);
    assertEquals(link + " is the same file as " + recording, passedOver());
  }

  @ParameterizedTest
  @ValueSource(strings = {"@eaDir", "#recycle", "__MACOSX", "$RECYCLE.BIN", ".Trashes", "#Recycle"})
  void whatSystemsLeaveBehindIsNamedAndPassedOver(String leftover) throws IOException {
    Path inside = file(leftover + "/x/a.wav");
    String said = folder.resolve(leftover) + " is hidden, or kept by a system and not by a person";
    assertEquals(said, passedOver());
    assertTrue(Files.exists(inside));
  }

  @Test
  void whatMacOsKeepsBesideAFileIsNamedAndPassedOver() throws IOException {
    file(".DS_Store");
    Path beside = file("._a.wav");
    assertEquals(beside + " is hidden, or what macOS keeps beside a file", passedOver());
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe.wav");
    Process made = null;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    } catch (IOException e) {
      assumeTrue(made != null, "no mkfifo on this system");
    }
    assertEquals(0, made.waitFor());
    assertEquals(pipe + " is neither a file nor a folder", passedOver());
  }

  @Test
  void aFolderThatMayNotBeReadIsPassedOver() throws IOException {
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Files.writeString(secret.resolve("b.wav"), "b");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(secret), "this user may read everything");
      assertEquals(secret + " cannot be read: no permission", passedOver());
    } finally {
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
