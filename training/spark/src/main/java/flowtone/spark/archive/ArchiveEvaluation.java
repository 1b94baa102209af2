package flowtone.spark.archive;

import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import flowtone.evaluation.playing.PlayingReport;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.result.Measurements;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.TestSet;
import flowtone.provenance.Provenance;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import flowtone.spark.cluster.Unfinished;
import flowtone.spark.corpus.RecordingFiles;
import flowtone.synthesis.NoiseSettings;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures a voice on recordings, one voice to an executor: the figures of each recording by the
 * code of {@code evaluate}, and their summaries. What does not depend on recordings, and what the
 * teacher makes, is left to one machine.
 *
 * @param cluster that works
 * @param voice name of the voice that was sent
 * @param manifest of the voice
 * @param noise of the voice
 */
public record ArchiveEvaluation(
    Cluster cluster, String voice, Manifest manifest, NoiseSettings noise) {
  private static final String FIGURES = "figures";

  /**
   * Measures the voice; what was measured before is not measured again.
   *
   * @param all whether on every recording, not only those that are never trained on
   * @throws EvaluationException if there is none that can be used
   * @throws ClusterException if there are figures of another voice
   */
  public EvaluationReport run(RecordingFiles recordings, boolean all, Location out) {
    RecordingFiles chosen = recordings.only(source -> all || source.split() == Split.TEST);
    if (chosen.bytes().isEmpty()) {
      throw new EvaluationException(
          "expected at least 20 recordings in a folder, of which every 20th is for testing; got "
              + recordings.bytes().size()
              + ", so ask for all of them (--all)");
    }
    Location figures = out.resolve(FIGURES);
    try (Unfinished unfinished = Unfinished.in(out, cluster)) {
      MadeWith.claim(out, voice + ", " + MadeWith.inWords(noise), unfinished.folder());
      List<MeasureTask> tasks =
          chosen.suitable(cluster.slots()).stream()
              .map(
                  group ->
                      new MeasureTask(
                          voice, noise, group, chosen.root(), figures, unfinished.folder()))
              .toList();
      return report(cluster.map(tasks, MeasureTask::run), all);
    }
  }

  private EvaluationReport report(List<List<MeasureTask.Measured>> measured, boolean all) {
    List<FileReport> files = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    try {
      for (List<MeasureTask.Measured> group : measured) {
        for (MeasureTask.Measured each : group) {
          if (each.leftOut() == null) {
            files.add(each.report());
          } else {
            leftOut.add(each.leftOut());
          }
        }
      }
    } catch (IOException e) {
      throw new ClusterException("expected figures of recordings; got " + e.getMessage(), e);
    }
    return report(files, leftOut, all ? "every file" : "every 20th file of a folder in name order");
  }

  private EvaluationReport report(List<FileReport> files, List<LeftOut> leftOut, String which) {
    if (files.isEmpty()) {
      throw new EvaluationException(
          "expected at least one usable test recording; got %d unusable, the first because: %s"
              .formatted(leftOut.size(), leftOut.get(0).reason()));
    }
    List<Double> seconds = files.stream().map(FileReport::seconds).toList();
    Measurements measurements =
        Measurements.of(
            files, !manifest.kind().isPlayable(), PlayingReport.NONE, Map.of(), Map.of());
    return EvaluationReport.of(
        manifest,
        new TestSet(which, List.of(), seconds, leftOut, List.of()),
        measurements,
        Provenance.current("", noise.seed()));
  }
}
