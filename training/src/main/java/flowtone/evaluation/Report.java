package flowtone.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.VoiceKind;
import flowtone.corpus.LeftOut;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.Playing;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.TestSet;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that was found out about a voice.
 *
 * @param voice its name
 * @param kind {@code instrument} or {@code vocoder}
 * @param verdict whether it is good, in words
 * @param test which recordings it was measured on, in words
 * @param goals what a good voice must reach, and whether this one does
 * @param overall summaries over all files by {@link Metric#key}
 * @param baselines the same for what it is measured beside, by {@link System#key}
 * @param labels the voice's summaries for each label
 * @param files each recording
 * @param playing what an instrument does with notes
 * @param likelihood figures of the networks themselves by name, in nats or bits a sample, such as
 *     {@code testKl}; empty where they were not measured
 * @param speed of the voice in times real time; empty where it was not measured
 * @param leftOut recordings that could not be used, and why
 */
public record Report(
    String voice,
    VoiceKind kind,
    Verdict verdict,
    String test,
    List<Threshold> goals,
    Map<String, Statistics> overall,
    Map<String, Baseline> baselines,
    Map<String, Map<String, Statistics>> labels,
    List<FileReport> files,
    @JsonUnwrapped Playing playing,
    Map<String, Double> likelihood,
    Map<String, Double> speed,
    List<LeftOut> leftOut) {

  /** Of the KL divergence of student from teacher among the likelihood figures. */
  public static final String TEST_KL = "testKl";

  /** Of the teacher's negative log-likelihood of the recordings among the likelihood figures. */
  public static final String TEST_NLL = "testNll";

  /** Name of the file that {@link #write} writes. */
  static final String FILE = "metrics.json";

  static Report of(Manifest manifest, TestSet test, Measured measured) {
    List<Threshold> goals = Thresholds.of(manifest.kind()).goals(measured);
    return new Report(
        manifest.name(),
        manifest.kind(),
        Verdict.of(goals, measured.baselines()),
        test.description(),
        goals,
        measured.overall(),
        measured.baselines(),
        Summary.byLabel(measured.files()),
        measured.files(),
        measured.playing(),
        measured.likelihood(),
        measured.speed(),
        test.leftOut());
  }

  /** One figure for each thing measured: the goals, means over all files, likelihoods, speeds. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>(likelihood);
    figures.putAll(speed);
    overall.forEach((metric, statistics) -> figures.put(metric, statistics.mean()));
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
      throw EvaluationException.writing(directory, e);
    }
  }
}
