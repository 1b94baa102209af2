package flowtone.evaluation.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.VoiceKind;
import flowtone.corpus.LeftOut;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.TestSet;
import flowtone.provenance.Provenance;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that was measured of a voice, and whether that is good.
 *
 * @param voice its name
 * @param kind {@code instrument} or {@code vocoder}
 * @param verdict whether it is good, in words
 * @param test which recordings it was measured on, in words
 * @param thresholds a good voice must meet, and whether this one does
 * @param measured all figures
 * @param leftOut recordings that could not be used, and why
 * @param provenance what made it: version, command, seed and machine
 */
@JsonPropertyOrder({"voice", "kind", "verdict", "test", "goals"})
public record EvaluationReport(
    String voice,
    VoiceKind kind,
    Verdict verdict,
    String test,
    @JsonProperty("goals") List<Threshold> thresholds,
    @JsonUnwrapped Measurements measured,
    List<LeftOut> leftOut,
    Provenance provenance) {
  /** Name of the file that {@link #write} writes. */
  public static final String FILE_NAME = "metrics.json";

  public EvaluationReport {
    thresholds = List.copyOf(thresholds);
    leftOut = List.copyOf(leftOut);
  }

  /** Judges the figures of a voice. */
  public static EvaluationReport of(
      Manifest manifest, TestSet test, Measurements measured, Provenance provenance) {
    List<Threshold> thresholds = Thresholds.of(manifest.kind()).judge(measured);
    return new EvaluationReport(
        manifest.name(),
        manifest.kind(),
        Verdict.of(thresholds, measured.baselines()),
        test.description(),
        thresholds,
        measured,
        test.leftOut(),
        provenance);
  }

  /** The same, asked for by a command line. */
  public EvaluationReport askedBy(String command) {
    return new EvaluationReport(
        voice, kind, verdict, test, thresholds, measured, leftOut, provenance.askedBy(command));
  }

  /** The voice's summaries for each label, by {@link Metric#key}. */
  @JsonProperty
  public Map<String, Map<String, Statistics>> labels() {
    return Summary.byLabel(measured.files());
  }

  /**
   * One figure for each thing measured: those held to thresholds ({@code goal: NAME}, beside the
   * bound as {@code at most: NAME} or {@code at least: NAME}), means over all files, likelihoods,
   * speeds.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>(measured.likelihood());
    figures.putAll(measured.speed());
    measured.overall().forEach((metric, statistics) -> figures.put(metric, statistics.mean()));
    for (Threshold held : thresholds) {
      figures.put("goal: " + held.name(), held.value());
      figures.put((held.least() ? "at least: " : "at most: ") + held.name(), held.bound());
    }
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
          .writeValue(directory.resolve(FILE_NAME).toFile(), this);
    } catch (IOException e) {
      throw EvaluationException.writing(directory, e);
    }
  }
}
