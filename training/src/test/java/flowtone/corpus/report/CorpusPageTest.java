package flowtone.corpus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusPageTest {
  @TempDir private Path directory;
  private String page;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(directory.resolve("recordings/low"));
    Files.writeString(directory.resolve("recordings/low/<notes>.wav"), "no sound");
    GeneratedCorpus.twoLabels(directory);
    CorpusPage.write(directory.resolve("corpus"));
    page = Files.readString(directory.resolve("corpus/report.html"));
  }

  @Test
  void itTellsEachLabelsMinutesAndPitch() {
    assertTrue(page.contains("high") && page.contains("low"));
    assertTrue(page.matches("(?s).*\\b440 to 554\\b.*"), "pitches of the label high");
    assertTrue(page.contains("110 to 139"), "pitches of the label low");
    assertTrue(page.contains("2 recordings") && page.contains("1 recording<"));
  }

  @Test
  void whatWasLeftOutIsNamedAndEscaped() {
    assertTrue(page.contains("Left out"));
    assertTrue(page.contains("&lt;notes&gt;.wav"));
  }

  @Test
  void itHasThreePicturesAndASoundOfEachLabelAndLoadsNothing() {
    assertEquals(3, Pattern.compile("<picture>").matcher(page).results().count());
    assertEquals(2, Pattern.compile("<audio").matcher(page).results().count());
    assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page).find());
  }
}
