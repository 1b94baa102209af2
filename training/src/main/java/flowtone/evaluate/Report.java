package flowtone.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that was found out about a voice.
 *
 * @param voice its name
 * @param test which recordings it was measured on, in words
 * @param goals what a good voice must reach, and whether this one does
 * @param overall summaries over all files by {@link Metric#key}
 * @param labels the same for each label
 * @param files each recording
 * @param scales how true each label plays; empty for a vocoder
 * @param labelChecks whether labels sound like themselves; empty unless there are several
 * @param likelihood figures of the networks themselves in nats per sample, such as {@code testKl};
 *     empty where they were not measured
 */
public record Report(
    String voice,
    String test,
    List<Goal> goals,
    Map<String, Statistics> overall,
    Map<String, Map<String, Statistics>> labels,
    List<FileReport> files,
    List<ScaleReport> scales,
    List<LabelReport> labelChecks,
    Map<String, Double> likelihood) {

  /** Of the KL divergence of student from teacher among the likelihood figures. */
  public static final String TEST_KL = "testKl";

  private static final double GREATEST_KL = 1.0;
  private static final String FILE = "metrics.json";

  /** The same report with figures of the networks, by name, and the goal of {@link #TEST_KL}. */
  public Report withLikelihood(Map<String, Double> figures) {
    List<Goal> more = new ArrayList<>(goals);
    if (figures.containsKey(TEST_KL)) {
      more.add(Goal.atMost("test KL, nats a sample", figures.get(TEST_KL), GREATEST_KL));
    }
    return new Report(
        voice, test, more, overall, labels, files, scales, labelChecks, Map.copyOf(figures));
  }

  /** One figure for each thing measured: the goals, medians over all files, and likelihoods. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>(likelihood);
    overall.forEach((metric, statistics) -> figures.put(metric, statistics.median()));
    goals.forEach(goal -> figures.put("goal: " + goal.name(), goal.value()));
    return figures;
  }

  /**
   * Writes {@code metrics.json}.
   *
   * @throws EvaluationException if the directory cannot be written
   */
  public void write(Path directory) {
    try {
      Files.createDirectories(directory);
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(directory.resolve(FILE).toFile(), this);
    } catch (IOException e) {
      throw new EvaluationException(
          "expected to write " + FILE + " to " + directory + "; got " + e.getMessage(), e);
    }
  }
}
