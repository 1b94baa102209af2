package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.evaluation.playing.ScaleReport;
import flowtone.evaluation.playing.ScaleReport.ScaleNote;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.report.Charts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws pitches: of sounds over time, and how many cents each note of the labels' scales is off.
 */
public final class PitchPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 360;
  private static final int DOT_PIXELS = 4;
  private static final double FRAME_SECONDS = 0.008;

  private PitchPlot() {}

  /** The pitch of the recording and, on top of it, the voice's. */
  public static XYChart curves(Map<SynthesisSystem, Waveform> sounds) {
    XYChart chart = chart("seconds", "Hz");
    chart.getStyler().setMarkerSize(DOT_PIXELS);
    chart.getStyler().setXAxisDecimalPattern("0.0");
    for (SynthesisSystem system : List.of(SynthesisSystem.RECORDING, SynthesisSystem.VOICE)) {
      if (sounds.containsKey(system)) {
        addCurve(chart, system.key(), sounds.get(system));
      }
    }
    return chart;
  }

  /** Dots, since a line would bridge what has no pitch. */
  private static void addCurve(XYChart chart, String name, Waveform sound) {
    float[] hertz = Comparison.hertz(sound);
    List<Double> seconds = new ArrayList<>();
    List<Double> voiced = new ArrayList<>();
    for (int frame = 0; frame < hertz.length; frame++) {
      if (hertz[frame] > 0) {
        seconds.add((frame + 1) * FRAME_SECONDS);
        voiced.add((double) hertz[frame]);
      }
    }
    if (!voiced.isEmpty()) {
      chart
          .addSeries(name, seconds, voiced)
          .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
          .setMarker(SeriesMarkers.CIRCLE);
    }
  }

  /** How far each note of each scale is off. */
  public static XYChart scales(List<ScaleReport> scales) {
    XYChart chart = chart("MIDI note asked for", "cents above it");
    for (ScaleReport scale : scales) {
      if (!scale.notes().isEmpty()) {
        chart.addSeries(
            scale.label(),
            scale.notes().stream().map(ScaleNote::midi).toList(),
            scale.notes().stream().map(ScaleNote::cents).toList());
      }
    }
    return chart;
  }

  private static XYChart chart(String across, String up) {
    return Charts.axes(WIDTH_PIXELS, HEIGHT_PIXELS, across, up);
  }
}
