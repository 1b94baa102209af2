package flowtone.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A figure and what it must be for a voice to be called good.
 *
 * @param name of the figure
 * @param value what was measured
 * @param bound what it is held to
 * @param met whether it is within the bound
 */
public record Goal(String name, double value, double bound, boolean met) {

  /** The goals a report has figures for. */
  static List<Goal> of(
      Map<String, Statistics> overall, List<ScaleReport> scales, List<LabelReport> labels) {
    List<Goal> goals = new ArrayList<>();
    pitch(scales).ifPresent(cents -> goals.add(atMost("pitch, median cents off", cents, 10)));
    median(overall, Metric.M_STFT).ifPresent(d -> goals.add(atMost("M-STFT, median", d, 1.2)));
    median(overall, Metric.MEL_L1).ifPresent(d -> goals.add(atMost("mel L1, median", d, 0.7)));
    median(overall, Metric.LEVEL)
        .ifPresent(db -> goals.add(atMost("level, median dB off", Math.abs(db), 2)));
    median(overall, Metric.FRAME_TONE)
        .ifPresent(db -> goals.add(atMost("frame tone, median dB", db, 6)));
    double clicks = mean(overall, Metric.CLICKS) - mean(overall, Metric.RECORDING_CLICKS);
    goals.add(atMost("clicks a file, beyond the recordings'", clicks, 0));
    shareOfOwn(labels).ifPresent(share -> goals.add(atLeast("notes nearest own label", share)));
    return goals;
  }

  static Goal atMost(String name, double value, double bound) {
    return new Goal(name, value, bound, value <= bound);
  }

  private static Goal atLeast(String name, double share) {
    double bound = 0.95;
    return new Goal(name, share, bound, share >= bound);
  }

  private static OptionalDouble median(Map<String, Statistics> overall, Metric metric) {
    Statistics statistics = overall.get(metric.key());
    return statistics == null ? OptionalDouble.empty() : OptionalDouble.of(statistics.median());
  }

  private static double mean(Map<String, Statistics> overall, Metric metric) {
    return overall.containsKey(metric.key()) ? overall.get(metric.key()).mean() : 0;
  }

  /** Over all notes of all labels; a note without a pitch counts as an octave off. */
  private static OptionalDouble pitch(List<ScaleReport> scales) {
    List<Double> cents = new ArrayList<>();
    for (ScaleReport scale : scales) {
      scale.notes().forEach(note -> cents.add(Math.abs(note.cents())));
      scale.unpitched().forEach(note -> cents.add(1200.0));
    }
    return cents.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Statistics.of(cents).median());
  }

  /** Played and resynthesised notes of all labels alike. */
  private static OptionalDouble shareOfOwn(List<LabelReport> labels) {
    double recordings = labels.stream().mapToInt(LabelReport::recordings).sum();
    return labels.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            labels.stream()
                    .mapToDouble(l -> l.recordings() * (l.played() + l.resynthesized()) / 2)
                    .sum()
                / recordings);
  }
}
