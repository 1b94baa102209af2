package flowtone.corpus.report;

import flowtone.audio.Loudness;
import flowtone.corpus.preparation.PitchHistogram;
import flowtone.report.Charts;
import flowtone.report.Picture;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** The charts of a corpus report. */
final class CorpusCharts {
  private static final int HEIGHT = 340;
  private static final double PERCENT = 100;

  /** Lower end of the first bin of length; each bin is half as long again as the one before. */
  private static final double SHORTEST_SECONDS = 0.1;

  private static final double LENGTH_RATIO = 1.5;
  private static final int LENGTHS = 21;

  private CorpusCharts() {}

  /** Histogram of pitch. */
  static Picture pitch(List<LabelFigures> labels) {
    XYChart chart = chart(Charts.FULL_WIDTH, "MIDI note", "% of pitched hops");
    int lowest = PitchHistogram.SEMITONES;
    int highest = 0;
    for (LabelFigures label : labels) {
      if (label.pitch().hops() > 0) {
        lowest = (int) Math.min(lowest, label.pitch().quantile(0.001) - 1);
        highest = (int) Math.max(highest, label.pitch().quantile(0.999) + 2);
      }
    }
    int first = Math.max(0, lowest);
    int notes = Math.max(1, Math.min(PitchHistogram.SEMITONES, highest + 1) - first);
    double[] x = IntStream.range(0, notes).mapToDouble(i -> first + i).toArray();
    for (LabelFigures label : labels) {
      double[] shares = label.pitch().shares();
      add(chart, label, x, IntStream.range(0, notes).mapToDouble(i -> shares[first + i]).toArray());
    }
    return Picture.of(
        chart,
        "Pitch: how much of the time each note is held. 60 is the middle C, 69 the A of 440 Hz.",
        "Histogram of pitch for each label");
  }

  /** Histogram of loudness. */
  static Picture level(List<LabelFigures> labels) {
    XYChart chart = chart(Charts.HALF_WIDTH, "loudness in dB", "% of audible hops");
    for (LabelFigures label : labels) {
      double[] shares = label.levels();
      double[] db =
          IntStream.range(0, shares.length)
              .mapToDouble(i -> Loudness.FLOOR_DB + i * LabelFigures.LEVEL_STEP_DB)
              .toArray();
      add(chart, label, db, shares);
    }
    return Picture.of(
        chart,
        "Loudness, A-weighted, after the gain common to all recordings; 0 dB is full scale.",
        "Histogram of loudness for each label");
  }

  /** Histogram of the lengths of the recordings. */
  static Picture length(List<LabelFigures> labels) {
    XYChart chart = chart(Charts.HALF_WIDTH, "seconds of sound", "% of the recordings");
    chart.getStyler().setXAxisLogarithmic(true);
    double[] seconds =
        IntStream.range(0, LENGTHS)
            .mapToDouble(i -> SHORTEST_SECONDS * Math.pow(LENGTH_RATIO, i))
            .toArray();
    for (LabelFigures label : labels) {
      double[] shares = new double[LENGTHS];
      for (RecordingFigures recording : label.recordings()) {
        double step = Math.log(recording.seconds() / SHORTEST_SECONDS) / Math.log(LENGTH_RATIO);
        shares[(int) Math.max(0, Math.min(LENGTHS - 1, step))] += 1.0 / label.recordings().size();
      }
      add(chart, label, seconds, shares);
    }
    return Picture.of(
        chart,
        "Length of the recordings, from onset to the end of the release.",
        "Histogram of lengths for each label");
  }

  /** A step begins at its x. */
  private static void add(XYChart chart, LabelFigures label, double[] x, double[] shares) {
    double[] percent = IntStream.range(0, x.length).mapToDouble(i -> PERCENT * shares[i]).toArray();
    chart.addSeries(label.label().name(), x, percent);
  }

  private static XYChart chart(int width, String xTitle, String yTitle) {
    XYChart chart = Charts.curves(width, HEIGHT, xTitle, yTitle);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Step);
    return chart;
  }
}
