package flowtone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES = Path.of("src/test/java/flowtone/examples");

  @Test
  void itShowsTheExamplesAsTheyAre() throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      sources = files.filter(ReadmeTest::isExample).map(ReadmeTest::source).sorted().toList();
    }
    assertEquals(4, sources.size());
    assertEquals(sources, fenced("java").stream().sorted().toList());
  }

  private static boolean isExample(Path file) {
    String name = file.getFileName().toString();
    return !name.endsWith("Test.java") && !name.equals("package-info.java");
  }

  /** From the first import on. */
  private static String source(Path file) {
    String text = read(file);
    return text.substring(text.indexOf("import "));
  }

  @Test
  void itNamesTheArtefactThatIsBuilt() {
    String pom = read(Path.of("pom.xml"));
    String coordinates = fenced("xml").get(0);
    for (String element : List.of("groupId", "version")) {
      assertTrue(coordinates.contains(element(element, pom)), coordinates);
    }
    String own = pom.substring(pom.indexOf("</parent>"));
    assertTrue(coordinates.contains(element("artifactId", own)), coordinates);
  }

  private static String element(String name, String xml) {
    return first("<%s>[^<]*</%s>".formatted(name, name), xml);
  }

  private static String first(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group();
  }

  private static List<String> fenced(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(read(ROOT.resolve("README.md")))
        .results()
        .map((MatchResult fence) -> fence.group(1))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
