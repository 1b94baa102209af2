package flowtone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.run.AnotherProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

/** Pictures by a Java that cannot draw text, as those of small containers. */
class FontsTest {
  /** What asks a Java for its fonts, put in the place of its own. */
  private static final String NO_FONTS =
      """
      package sun.font;
      public final class FontManagerFactory {
        public static FontManager getInstance() { throw new InternalError("no fonts"); }
      }
      """;

  @TempDir private Path folder;
  @TempDir private Path patch;

  /** Draws one of each kind of picture into a folder. */
  public static final class Drawing {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      XYChart chart = Charts.curves(400, 300, "step", "loss");
      chart.addSeries("nll", List.of(1, 2), List.of(3, 4));
      Files.writeString(folder.resolve("chart.txt"), Picture.of(chart, "caption", "text").light());
      Charts.write(chart, folder.resolve("chart.png"));
      Waveform sound = new Waveform(new float[8000], 16000);
      MelPicture.write(List.of(new MelPicture.Panel("sound", sound)), folder.resolve("mel.png"));
    }
  }

  private void draw(String... options) throws Exception {
    Process drawing =
        AnotherProcess.start(List.of(options), Drawing.class, folder.toAbsolutePath().toString());
    assertEquals(0, drawing.waitFor());
  }

  private Path withoutFonts() throws Exception {
    Path module = Files.createDirectories(patch.resolve("sun/font"));
    Path source = Files.writeString(module.resolve("FontManagerFactory.java"), NO_FONTS);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-XDignore.symbol.file",
                "--patch-module",
                "java.desktop=" + patch,
                source.toString());
    assertEquals(0, code);
    return patch;
  }

  @Test
  void withoutFontsThereAreSpectrogramsAndChartsSaySo() throws Exception {
    draw("--patch-module", "java.desktop=" + withoutFonts(), "-Djava.awt.headless=true");
    assertEquals(List.of("chart.txt", "mel.png"), names());
    assertTrue(Files.readString(folder.resolve("chart.txt")).startsWith("data:image/svg+xml;"));
  }

  @Test
  void withFontsThereAreAll() throws Exception {
    draw("-Djava.awt.headless=true");
    assertEquals(List.of("chart.png", "chart.txt", "mel.png"), names());
    assertTrue(Files.readString(folder.resolve("chart.txt")).startsWith("data:image/png;"));
  }

  private List<String> names() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
