package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command and option is described, on the terminal and as a page for man. */
class HelpTest {
  @Test
  void everyCommandIsDescribedAndEveryOption() {
    assertEquals(List.of(), HelpFaults.of(Main.commandLine()));
  }

  @Test
  void everyCommandHasAPageThatManShowsWithoutAWarning(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "man is not installed");
    assertEquals(List.of(), HelpFaults.ofManPages(Main.commandLine(), folder));
  }

  @Test
  void aPageForManHasWhatHelpHas() {
    String page = HelpFaults.told("help", "--man", "play");
    assertTrue(page.startsWith(".TH \"FLOWTONE\\-PLAY\" 1 "), page);
    assertTrue(page.contains("\\-\\-polyphony=N"), page);
    assertTrue(page.contains("(default: 16)."), page);
    assertTrue(page.contains("flowtone\\-mix(1)"), page);
  }

  @Test
  void linesOfTheSourceAreParagraphsAndExamplesLines() {
    String[] lines = {"One", "two.", "", "Examples:", "  a", "  b", "After", "all."};
    String[] paragraphs = {"One two.", "", "Examples:", "  a", "  b", "After all."};
    assertArrayEquals(paragraphs, HelpLayout.paragraphs(lines).toArray());
  }

  @Test
  void theListOfCommandsShowsWholeSentences() {
    String help = HelpFaults.told("help").replaceAll("\\s+", " ");
    assertTrue(help.contains("mix Takes four recordings"), help);
    assertTrue(help.contains("brings the mix back to sound. evaluate Measures"), help);
  }
}
