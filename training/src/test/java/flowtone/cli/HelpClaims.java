package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of all commands there are, in this module or in one above. */
public abstract class HelpClaims {
  @Test
  void everyCommandIsDescribedAndEveryOption() {
    assertEquals(List.of(), HelpFaults.of(Main.commandLine()));
  }

  @Test
  void everyCommandHasAPageThatManShowsWithoutAWarning(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "man is not installed");
    assertEquals(List.of(), HelpFaults.ofManPages(Main.commandLine(), folder));
  }
}
