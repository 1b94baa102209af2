package flowtone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class HtmlPageTest {
  record Model(String words, List<Table> tables, List<Picture> pictures, List<Player> players) {}

  private static final String TEMPLATE = "/flowtone/report/everything";

  @Test
  void carriesTablesPicturesAndSoundsAndLoadsNothing() {
    HtmlPage page = HtmlPage.of("Speeds", TEMPLATE, model("a < b & c"));
    assertTrue(page.html().contains("<title>Speeds</title>"));
    assertTrue(page.html().contains("a &lt; b &amp; c"));
    assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page.html()).find());
    assertFalse(page.html().contains("@import"));
    assertFalse(page.html().contains("url("));
  }

  @Test
  void aColumnOfNumbersStandsToTheRightUnderItsUnit() {
    String html = HtmlPage.of("t", TEMPLATE, model("")).html();
    assertTrue(html.contains("<th scope=\"col\" class=\"number\">speed <small>samples/s</small>"));
    assertTrue(html.contains("<th scope=\"row\">student</th><td class=\"number\">700 000"));
    assertTrue(html.contains("<td class=\"number\">60 <small>extrapolated</small></td>"));
  }

  @Test
  void aChartIsTwiceAsFineAsItIsShownAndHasAVersionForTheDark() throws IOException {
    Picture picture = Picture.of(chart(), "caption", "alternative");
    assertFalse(picture.light().equals(picture.dark()));
    byte[] png = Base64.getDecoder().decode(picture.light().split(",")[1]);
    assertEquals(2 * picture.widthPixels(), ImageIO.read(new ByteArrayInputStream(png)).getWidth());
  }

  @Test
  void aSoundIsSixteenBitWavOfItsLength() throws IOException, UnsupportedAudioFileException {
    String html = HtmlPage.of("t", TEMPLATE, model("")).html();
    Matcher wav = Pattern.compile("src=\"data:audio/wav;base64,([^\"]+)\"").matcher(html);
    assertTrue(wav.find());
    // The template escapes the padding, as a browser reads it.
    byte[] bytes = Base64.getDecoder().decode(wav.group(1).replace("&#x3D;", "="));
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      assertEquals(800, in.getFrameLength());
      assertEquals(16, in.getFormat().getSampleSizeInBits());
    }
    assertTrue(html.contains("0.1 s"));
  }

  @Test
  void aTemplateThatIsNotThereOrNamesWhatTheModelLacksIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> HtmlPage.of("t", "/flowtone/report/none", ""));
    assertThrows(IllegalArgumentException.class, () -> HtmlPage.of("t", TEMPLATE, new Object()));
  }

  @Test
  void aRowHasACellForEachColumn() {
    List<Table.Column> columns = List.of(Table.Column.words("id"));
    assertThrows(
        IllegalArgumentException.class,
        () -> Table.of("t", columns, List.of(List.of("one", "two"))));
  }

  private static Model model(String words) {
    Table table =
        new Table(
            "Speeds",
            List.of(Table.Column.words("id"), Table.Column.numbers("speed", "samples/s")),
            List.of(
                List.of(Table.Cell.of("student"), Table.Cell.of("700 000")),
                List.of(Table.Cell.of("textbook"), new Table.Cell("60", "extrapolated"))));
    return new Model(
        words,
        List.of(table),
        List.of(Picture.of(chart(), "caption", "alternative")),
        List.of(Player.of(new Waveform(new float[800], 8000), "silence")));
  }

  private static XYChart chart() {
    XYChart chart = new XYChartBuilder().width(300).height(200).build();
    chart.addSeries("line", new double[] {0, 1}, new double[] {1, 2});
    return chart;
  }
}
