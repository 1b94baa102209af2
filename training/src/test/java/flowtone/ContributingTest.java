package flowtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md tells of the code as it is. */
class ContributingTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES = Path.of("src/main/java/flowtone");

  private static String text() throws IOException {
    return Files.readString(ROOT.resolve("CONTRIBUTING.md"));
  }

  @Test
  void everyRoomIsNamedAndThere() throws IOException {
    Set<String> named =
        Pattern.compile("(?m)^ {6}(\\w+) {2,}")
            .matcher(text())
            .results()
            .map(room -> room.group(1))
            .filter(name -> !name.equals("flowtone"))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> rooms = Files.list(SOURCES)) {
      assertEquals(
          rooms
              .filter(Files::isDirectory)
              .map(room -> room.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          named);
    }
  }

  /** Of a file that is to be added, whose name has capitals for what varies, the folder is. */
  @Test
  void everyFileToChangeIsThere() throws IOException {
    String text = text();
    List<String> paths =
        Pattern.compile("`([\\w/-]+/[\\w.-]+\\.(?:java|yaml|json|js))`")
            .matcher(text.substring(text.indexOf("## How to add")))
            .results()
            .map(path -> path.group(1))
            .toList();
    assertTrue(paths.size() > 20, paths::toString);
    for (String path : paths) {
      boolean inModule = path.matches("(training|server|web)/src/.*");
      Path file = inModule ? ROOT.resolve(path) : SOURCES.resolve(path);
      boolean added = file.getFileName().toString().matches("(NAME|ID)\\w*\\.\\w+");
      assertTrue(Files.exists(added ? file.getParent() : file), path);
      assertFalse(added && Files.exists(file), path);
    }
  }

  @Test
  void aFamilyTakesAtMostThreeFilesAndAFeatureFour() throws IOException {
    assertEquals(3, filesOf("A flow family"));
    assertTrue(filesOf("A conditioning feature") <= 4);
  }

  private static long filesOf(String title) throws IOException {
    String section = text().split("### " + title + "\n")[1].split("\n### ")[0];
    return Arrays.stream(section.split("\n")).filter(line -> line.startsWith("- ")).count();
  }
}
