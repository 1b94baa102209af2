package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of sound in folders, listed by their names. */
class AudioListingTest {
  @TempDir Path folder;

  @Test
  void listingFindsAudioInAllFoldersInNameOrder() throws IOException {
    Files.createDirectories(folder.resolve("b"));
    List<Path> audio =
        List.of(folder.resolve("a.FLAC"), folder.resolve("b/1.wav"), folder.resolve("b/2.aiff"));
    for (Path file : audio) {
      Files.createFile(file);
    }
    Files.createFile(folder.resolve("b/transcripts.csv"));
    Files.createFile(folder.resolve("b/.hidden.wav"));
    Files.createDirectories(folder.resolve("b/.trash"));
    Files.createFile(folder.resolve("b/.trash/3.wav"));

    assertEquals(audio, AudioFiles.list(folder));
  }

  @Test
  void listingSomethingThatIsNoFolderIsRefused() {
    Path missing = folder.resolve("nowhere");
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.list(missing));
    assertEquals("expected a folder of recordings; got " + missing, e.getMessage());
  }

  @Test
  void aFolderThatIsALinkIsListed(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectory(root.resolve("real"));
    Files.writeString(folder.resolve("a.wav"), "");
    Path link = Files.createSymbolicLink(root.resolve("link"), folder);
    assertEquals(List.of(link.resolve("a.wav")), AudioFiles.list(link));
  }
}
