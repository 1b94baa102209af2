package flowtone.evaluation.result;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a voice is good, in words.
 *
 * @param good whether it meets every threshold
 * @param sentence what it meets and misses, and how it stands to its teacher's own sample and to
 *     Griffin-Lim
 */
public record Verdict(boolean good, String sentence) {
  private static final int NAMED = 3;

  /** Within this of one another two distances are the same to the ear. */
  private static final double ALIKE = 0.05;

  /**
   * Judges a voice.
   *
   * @param thresholds met and missed
   * @param baselines the rows beside the voice's, by {@link SynthesisSystem#key}
   */
  static Verdict of(List<Threshold> thresholds, Map<String, Baseline> baselines) {
    List<Threshold> missed =
        thresholds.stream()
            .filter(threshold -> !threshold.met())
            .sorted(Comparator.comparingDouble(Threshold::shortfall).reversed())
            .toList();
    String beside = teacher(baselines, thresholds) + griffinLim(baselines);
    return new Verdict(missed.isEmpty(), reached(thresholds, missed) + beside);
  }

  private static String reached(List<Threshold> thresholds, List<Threshold> missed) {
    if (missed.isEmpty()) {
      return "Good: it meets all %d thresholds.".formatted(thresholds.size());
    }
    String named =
        missed.stream().limit(NAMED).map(Threshold::inWords).collect(Collectors.joining(", "));
    int others = missed.size() - Math.min(NAMED, missed.size());
    return "Not good yet: it misses %d of %d thresholds: %s%s."
        .formatted(
            missed.size(), thresholds.size(), named, others == 0 ? "" : " and " + others + " more");
  }

  private static String teacher(Map<String, Baseline> baselines, List<Threshold> thresholds) {
    Baseline teacher = baselines.get(SynthesisSystem.TEACHER.key());
    if (teacher == null) {
      return "";
    }
    String ranAway =
        teacher.ranAway() == 0
            ? ""
            : " Its teacher's own sample ran away on %d of %d recordings: none does whose configuration has reflectionCoefficients."
                .formatted(teacher.ranAway(), teacher.ranAway() + teacher.files());
    if (!teacher.has(Metric.M_STFT)) {
      return ranAway;
    }
    double own = teacher.own(Metric.M_STFT);
    double voice = teacher.voice(Metric.M_STFT);
    return " Its M-STFT of %s is %s its teacher's own sample (%s, on %s)%s.%s"
        .formatted(
            number(voice),
            standing(voice / own),
            number(own),
            recordings(teacher.files()),
            advice(own, thresholds),
            ranAway);
  }

  private static String recordings(int count) {
    return count == 1 ? "1 recording" : count + " recordings";
  }

  private static String standing(double ratio) {
    if (Math.abs(ratio - 1) <= ALIKE) {
      return "as good as that of";
    }
    long percent = Math.round(100 * Math.abs(ratio - 1));
    return percent + " % " + (ratio > 1 ? "behind" : "ahead of");
  }

  /** What would help most, where the distance itself is missed. */
  private static String advice(double ofTeacher, List<Threshold> thresholds) {
    return thresholds.stream()
        .filter(threshold -> !threshold.met() && threshold.name().equals(Metric.M_STFT.title()))
        .findFirst()
        .map(
            threshold ->
                ofTeacher > threshold.bound()
                    ? ", which misses the threshold itself: train the teacher longer first"
                    : ", which meets the threshold: distil the student longer")
        .orElse("");
  }

  private static String griffinLim(Map<String, Baseline> baselines) {
    Baseline griffinLim = baselines.get(SynthesisSystem.GRIFFIN_LIM.key());
    if (griffinLim == null || !griffinLim.has(Metric.M_STFT)) {
      return "";
    }
    double other = griffinLim.own(Metric.M_STFT);
    double voice = griffinLim.voice(Metric.M_STFT);
    String nearer = voice < other ? "Even Griffin-Lim is farther" : "Griffin-Lim is nearer";
    String why = voice < other ? "" : ", as it is by magnitudes, not to the ear";
    return " %s (%s)%s.".formatted(nearer, number(other), why);
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }
}
