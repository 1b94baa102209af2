package flowtone.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureTrack;
import flowtone.performance.Performer;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.StudentSynthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check of a library finds out, and what it lets go of. */
class VoiceChecksTest {
  @TempDir Path folder;
  private VoiceLibrary library;

  @BeforeEach
  void open() {
    library = new VoiceLibrary(List.of(folder.resolve("own")), folder.resolve("cache"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aGraphThatDoesNotRenderIsFoundWithoutBeingPlayed() throws IOException {
    Path whole = TestVoices.write(folder.resolve("own"), TestVoices.duet("duet"));
    Path broken = TestVoices.write(folder.resolve("own"), TestVoices.duet("broken"));
    Files.write(broken.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    assertEquals(List.of(), library.damaged());
    library.check();
    assertEquals(List.of(broken), library.damaged().stream().map(d -> d.path()).toList());
    assertTrue(library.damaged().get(0).reason().startsWith("expected a SavedModel in " + broken));
    Files.copy(
        whole.resolve("saved_model.pb"),
        broken.resolve("saved_model.pb"),
        StandardCopyOption.REPLACE_EXISTING);
    library.check();
    assertEquals(List.of(), library.damaged());
  }

  @Test
  void aReplacedVoiceIsClosedOnceNobodyHasIt() throws Exception {
    Path directory = TestVoices.write(folder.resolve("own"), TestVoices.duet("duet"));
    StudentSynthesizer student = library.named("duet").student();
    FeatureTrack chunk = new Performer(student.manifest()).next(2);
    Files.setLastModifiedTime(
        directory.resolve("manifest.json"),
        FileTime.fromMillis(System.currentTimeMillis() + 10_000));
    assertEquals(0.016, student.render(chunk, NoiseSettings.ofSeed(1)).seconds());
    library.check();
    for (int tries = 0; tries < 100 && renders(student, chunk); tries++) {
      System.gc();
      Thread.sleep(20);
    }
    assertFalse(renders(student, chunk));
    assertTrue(renders(library.named("duet").student(), chunk));
  }

  private static boolean renders(StudentSynthesizer student, FeatureTrack chunk) {
    try {
      return student.open(NoiseSettings.ofSeed(1)).next(chunk).length > 0;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
