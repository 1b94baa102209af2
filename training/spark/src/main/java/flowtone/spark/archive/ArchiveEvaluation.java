package flowtone.spark.archive;

import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.LikeSources;
import flowtone.corpus.preparation.SoundSignature;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.playing.PlayingReport;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.result.Measurements;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.NotePitches;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private static final int TASKS_PER_SLOT = 3;

  /**
   * Measures the voice; what was measured before is not measured again.
   *
   * @param all whether on every recording, not only those that are never trained on
   * @throws EvaluationException if there is none that can be used
   * @throws ClusterException if there are figures of another voice
   */
  public EvaluationReport run(RecordingFiles recordings, boolean all, Location out) {
    RecordingFiles compared = all ? recordings : together(recordings);
    RecordingFiles chosen = compared.only(source -> all || source.split() == Split.TEST);
    if (chosen.bytes().isEmpty()) {
      throw new EvaluationException(
          "expected at least 20 recordings in a folder that are not the same, of which every 20th"
              + " is for testing; got "
              + recordings.bytes().size()
              + ", so ask for all of them (--all)");
    }
    Location figures = out.resolve(FIGURES);
    try (Unfinished unfinished = Unfinished.in(out, cluster)) {
      MadeWith.claim(out, inWords(), unfinished.folder());
      Map<Path, Double> pitches = pitches(recordings);
      List<MeasureTask> tasks =
          chosen.suitable(cluster.slots()).stream()
              .map(group -> task(group, pitches, chosen.root(), figures, unfinished.folder()))
              .toList();
      return report(cluster.map(tasks, MeasureTask::run), trainedOn(recordings, compared), all);
    }
  }

  /** Those that are nearly the same in one set, as {@code evaluate} and {@code prepare} have it. */
  private RecordingFiles together(RecordingFiles recordings) {
    List<SignatureTask> tasks =
        recordings.suitable(cluster.slots()).stream()
            .map(group -> new SignatureTask(group, recordings.root()))
            .toList();
    List<Optional<SoundSignature>> signatures =
        cluster.map(tasks, SignatureTask::run).stream()
            .flatMap(List::stream)
            .map(Optional::ofNullable)
            .toList();
    return recordings.as(LikeSources.together(recordings.found().sources(), signatures));
  }

  private static List<LeftOut> trainedOn(RecordingFiles recordings, RecordingFiles compared) {
    return TestSet.trainedOn(recordings.found().sources(), compared.found().sources()).stream()
        .map(each -> new LeftOut(recordings.root() + each.file(), each.reason()))
        .toList();
  }

  private String inWords() {
    return "%s, %s%s"
        .formatted(
            voice,
            MadeWith.inWords(noise),
            manifest.kind().isPlayable() ? ", pitches of notes by their names" : "");
  }

  /** As {@code evaluate} finds them: of some of all recordings, not only of those measured. */
  private Map<Path, Double> pitches(RecordingFiles recordings) {
    List<Source> sources = recordings.found().sources();
    return NotePitches.of(sources, manifest, chosen -> listen(recordings, chosen));
  }

  private double[] listen(RecordingFiles recordings, List<Integer> chosen) {
    List<ListenTask> tasks =
        chosen.stream()
            .map(i -> recordings.found().sources().get(i))
            .map(source -> new ListenTask(voice, source, recordings.root()))
            .toList();
    List<Double> heard = cluster.map(tasks, cluster.slots() * TASKS_PER_SLOT, ListenTask::run);
    return heard.stream().mapToDouble(each -> each).toArray();
  }

  private MeasureTask task(
      List<Source> group,
      Map<Path, Double> pitches,
      String root,
      Location figures,
      Location unfinished) {
    List<Double> noteHertz =
        group.stream().map(source -> pitches.getOrDefault(source.file(), 0.0)).toList();
    return new MeasureTask(voice, noise, group, noteHertz, root, figures, unfinished);
  }

  private EvaluationReport report(
      List<List<MeasureTask.Measured>> measured, List<LeftOut> trainedOn, boolean all) {
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
    requireAny(files, leftOut);
    leftOut.addAll(trainedOn);
    return report(files, leftOut, all ? "every file" : "every 20th file of a folder in name order");
  }

  private static void requireAny(List<FileReport> files, List<LeftOut> leftOut) {
    if (files.isEmpty()) {
      throw new EvaluationException(
          "expected at least one usable test recording; got %d unusable, the first because: %s"
              .formatted(leftOut.size(), leftOut.get(0).reason()));
    }
  }

  private EvaluationReport report(List<FileReport> files, List<LeftOut> leftOut, String which) {
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
