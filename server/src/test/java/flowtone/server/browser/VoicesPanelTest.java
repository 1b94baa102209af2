package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards of voices: what they are, what they can, and what is wrong with those that cannot. */
class VoicesPanelTest extends OnePage {
  @BeforeAll
  static void breakAVoice() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("voices/broken"));
    Files.writeString(broken.resolve("manifest.json"), "{");
  }

  @BeforeEach
  void show() {
    go("play");
    go("voices");
    page.await("document.querySelectorAll('.voice-card tbody').length === 2");
  }

  @Test
  void aCardShowsRangesOnAKeyboardAndTellsThemToo() {
    assertEquals(
        "Alto saxophone: C3 to C6; Cello: C3 to C6",
        page.find(".voice-card .range-picture").getDomAttribute("aria-label"));
    assertEquals(
        30L,
        page.evaluate(
            "document.querySelectorAll('.voice-card:first-child .ebony[height=\"12\"]').length"));
    assertTrue(page.find(".voice-card").getText().contains("CC0-1.0"));
  }

  @Test
  void aBrokenVoiceIsListedWithItsReason() {
    page.await("document.querySelector('.voice-card.broken') !== null");
    String card = page.find(".voice-card.broken").getText();
    assertTrue(card.contains("broken"), card);
    assertTrue(page.find(".voice-card.broken .verdict").getText().length() > 20, card);
  }

  @Test
  void allFiguresAreBehindASummary() {
    page.evaluate("document.querySelector('.voice-card details summary').click()");
    assertTrue(page.find(".voice-card details dl").getText().contains("Trained on"));
  }
}
