package flowtone.benchmark.result;

import flowtone.benchmark.likelihood.LearningCurve;
import flowtone.benchmark.model.ModelIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the order of the likelihoods with that of the papers: NICE (arXiv 1410.8516) below Real
 * NVP (1605.08803) below MAF (1705.07057).
 */
final class LikelihoodOrder {
  private static final List<String> EXPECTED = List.of("nice", "realnvp", ModelIds.TEACHER_CACHED);
  private static final double SECONDS_PER_MINUTE = 60;

  private final List<BenchmarkRow> rows;
  private final List<LearningCurve> curves;

  LikelihoodOrder(List<BenchmarkRow> rows, List<LearningCurve> curves) {
    this.rows = rows;
    this.curves = curves;
  }

  /** Sentences; none where there are no two of the families to compare. */
  List<String> explained() {
    List<BenchmarkRow> present = EXPECTED.stream().flatMap(id -> row(id).stream()).toList();
    if (present.size() < 2) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    for (int i = 1; i < present.size(); i++) {
      BenchmarkRow weaker = present.get(i - 1);
      BenchmarkRow stronger = present.get(i);
      if (bits(stronger) >= bits(weaker)) {
        sentences.add(surprise(weaker, stronger));
      }
    }
    return sentences.isEmpty() ? List.of(asExpected(present)) : sentences;
  }

  private static String asExpected(List<BenchmarkRow> present) {
    List<String> steps = new ArrayList<>();
    for (int i = 1; i < present.size(); i++) {
      double gain = bits(present.get(i - 1)) - bits(present.get(i));
      steps.add(
          String.format(
              Locale.ROOT,
              "%s needs %.2f bits a sample less than %s",
              present.get(i).profile().familyName(),
              gain,
              present.get(i - 1).profile().familyName()));
    }
    return "The order is that of the papers: " + String.join(", ", steps) + ".";
  }

  private String surprise(BenchmarkRow weaker, BenchmarkRow stronger) {
    return String.format(
            Locale.ROOT,
            "Against the papers, %s needs %.2f bits a sample more than %s. Equal minutes are not"
                + " equal training:",
            stronger.profile().familyName(),
            bits(stronger) - bits(weaker),
            weaker.profile().familyName())
        + " "
        + circumstances(weaker)
        + "; "
        + circumstances(stronger)
        + ".";
  }

  private String circumstances(BenchmarkRow row) {
    Optional<LearningCurve> curve =
        curves.stream().filter(c -> c.id().equals(row.profile().familyName())).findFirst();
    String trained =
        curve
            .map(
                c ->
                    String.format(
                        Locale.ROOT,
                        " did %,d steps in %.1f minutes and was %s",
                        c.steps(),
                        c.secondsTrained() / SECONDS_PER_MINUTE,
                        c.stillImproving() ? "still improving" : "no longer improving"))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%s, of %,d parameters,%s",
        row.profile().familyName(),
        row.profile().parameters(),
        trained);
  }

  private Optional<BenchmarkRow> row(String id) {
    return rows.stream()
        .filter(row -> row.profile().id().equals(id) && row.hasFiniteLikelihood())
        .findFirst();
  }

  private static double bits(BenchmarkRow row) {
    return row.likelihood().bitsPerSample();
  }
}
