package flowtone.corpus.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds the outliers among the recordings of a label. */
final class Outliers {
  /** Instruments are played from soft to loud on purpose: less than this is no outlier. */
  private static final double MIN_DB = 12;

  /** Distance from the median in standard deviations, estimated by the median deviation. */
  private static final double MAX_DEVIATIONS = 3.5;

  /** Standard deviation of a normal distribution over its median absolute deviation. */
  private static final double SIGMA_PER_MAD = 1.4826;

  private static final double SHORT_SECONDS = 0.25;

  private Outliers() {}

  /** The outliers among the recordings of a label, in their order. */
  static List<Outlier> of(String label, List<RecordingFigures> recordings) {
    double[] levels = recordings.stream().mapToDouble(RecordingFigures::loudnessDb).toArray();
    double middle = median(levels);
    double spread = median(Arrays.stream(levels).map(level -> Math.abs(level - middle)).toArray());
    double far = Math.max(MIN_DB, MAX_DEVIATIONS * SIGMA_PER_MAD * spread);
    List<Outlier> outliers = new ArrayList<>();
    for (RecordingFigures each : recordings) {
      for (String remark : remarks(each, middle, far)) {
        outliers.add(new Outlier(label, each.entry().name(), remark));
      }
    }
    return outliers;
  }

  private static List<String> remarks(RecordingFigures recording, double middleDb, double farDb) {
    List<String> remarks = new ArrayList<>();
    double above = recording.loudnessDb() - middleDb;
    if (Math.abs(above) > farDb) {
      String side = above > 0 ? "louder" : "quieter";
      remarks.add("%.0f dB %s than the middle of its label".formatted(Math.abs(above), side));
    }
    if (recording.seconds() < SHORT_SECONDS) {
      remarks.add(format("only %.2f seconds of sound", recording.seconds()));
    }
    if (recording.pitchMidi() == 0) {
      remarks.add("no pitch found");
    }
    if (recording.entry().clippedShare() > 0) {
      remarks.add(format("%.2g %% of it clipped", 100 * recording.entry().clippedShare()));
    }
    remarks.addAll(recording.entry().original().losses());
    remarks.addAll(recording.entry().original().remarks());
    return remarks;
  }

  private static String format(String text, double figure) {
    return String.format(Locale.ROOT, text, figure);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
