package flowtone.evaluate;

import flowtone.evaluate.ScaleReport.ScaleNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** Draws how many cents each note of the labels' scales is off. */
final class PitchPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 500;

  private PitchPlot() {}

  static void write(List<ScaleReport> scales, Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title("Pitch of the notes of a scale")
            .xAxisTitle("MIDI note asked for")
            .yAxisTitle("cents above it")
            .build();
    for (ScaleReport scale : scales) {
      if (!scale.notes().isEmpty()) {
        chart.addSeries(
            scale.label(),
            scale.notes().stream().map(ScaleNote::midi).toList(),
            scale.notes().stream().map(ScaleNote::cents).toList());
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }
}
