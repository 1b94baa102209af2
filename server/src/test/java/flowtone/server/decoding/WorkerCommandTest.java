package flowtone.server.decoding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How decoders are started. */
class WorkerCommandTest {
  private final List<String> set = new ArrayList<>();

  @AfterEach
  void clear() {
    set.forEach(System::clearProperty);
  }

  private String withProperty(String name) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, "a value");
      set.add(name);
    }
    return "-D" + name + "=";
  }

  @Test
  void decodersFindNativeLibrariesWhereTheServerInItsContainerDoes() throws Exception {
    List<String> said =
        Pattern.compile("-D((?:org\\.bytedeco|java\\.library)[.a-zA-Z]+)=")
            .matcher(Files.readString(Path.of("deploy/Containerfile")))
            .results()
            .map(result -> result.group(1))
            .toList();
    assertFalse(said.isEmpty());
    for (String name : said) {
      String option = withProperty(name);
      List<String> words = WorkerCommand.ofThisServer().words();
      assertTrue(words.stream().anyMatch(word -> word.startsWith(option)), name + " in " + words);
    }
  }
}
