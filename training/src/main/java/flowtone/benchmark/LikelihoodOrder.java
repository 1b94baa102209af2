package flowtone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the likelihoods against what the papers lead one to expect: NICE (arXiv 1410.8516) below
 * Real NVP (1605.08803) below MAF (1705.07057).
 */
final class LikelihoodOrder {
  private static final List<String> EXPECTED = List.of("nice", "realnvp", Ids.TEACHER_CACHED);
  private static final double SECONDS_PER_MINUTE = 60;

  private final List<Row> rows;
  private final List<LearningCurve> curves;

  LikelihoodOrder(List<Row> rows, List<LearningCurve> curves) {
    this.rows = rows;
    this.curves = curves;
  }

  /** Sentences; none where there are no two of the families to compare. */
  List<String> explained() {
    List<Row> present = EXPECTED.stream().flatMap(id -> row(id).stream()).toList();
    if (present.size() < 2) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    for (int i = 1; i < present.size(); i++) {
      Row weaker = present.get(i - 1);
      Row stronger = present.get(i);
      if (bits(stronger) >= bits(weaker)) {
        sentences.add(surprise(weaker, stronger));
      }
    }
    return sentences.isEmpty() ? List.of(asExpected(present)) : sentences;
  }

  private static String asExpected(List<Row> present) {
    List<String> steps = new ArrayList<>();
    for (int i = 1; i < present.size(); i++) {
      double gain = bits(present.get(i - 1)) - bits(present.get(i));
      steps.add(
          String.format(
              Locale.ROOT,
              "%s needs %.2f bits a sample less than %s",
              name(present.get(i)),
              gain,
              name(present.get(i - 1))));
    }
    return "The order is that of the papers: " + String.join(", ", steps) + ".";
  }

  private String surprise(Row weaker, Row stronger) {
    return String.format(
            Locale.ROOT,
            "Against the papers, %s needs %.2f bits a sample more than %s. Equal minutes are not"
                + " equal training:",
            name(stronger),
            bits(stronger) - bits(weaker),
            name(weaker))
        + " "
        + circumstances(weaker)
        + "; "
        + circumstances(stronger)
        + ".";
  }

  private String circumstances(Row row) {
    Optional<LearningCurve> curve =
        curves.stream().filter(c -> c.id().equals(name(row))).findFirst();
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
        Locale.ROOT, "%s, of %,d parameters,%s", name(row), row.profile().parameters(), trained);
  }

  private Optional<Row> row(String id) {
    return rows.stream().filter(row -> row.profile().id().equals(id) && row.fitted()).findFirst();
  }

  private static double bits(Row row) {
    return row.fit().bitsPerSample();
  }

  /** A cached teacher stands for its family. */
  static String name(Row row) {
    return row.profile().id().equals(Ids.TEACHER_CACHED) ? "maf" : row.profile().id();
  }
}
