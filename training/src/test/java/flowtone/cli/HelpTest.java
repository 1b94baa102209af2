package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Every command and option is described, on the terminal and as a page for man. */
class HelpTest extends HelpClaims {
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
