package flowtone.pipeline;

import flowtone.corpus.Corpus;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.HeldOutRecordings;
import flowtone.evaluation.testset.TestSet;
import flowtone.library.VoiceWriter;
import flowtone.run.RunDirectory;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A voice exported from a student's run and measured on the test recordings of the run's corpus;
 * the verdict is kept with run and voice.
 *
 * @param manifest of the voice, with what was measured
 * @param obstacle why the voice could not be measured, in one sentence; empty if it was, or if its
 *     run is still being trained
 */
public record MeasuredExport(Manifest manifest, Optional<String> obstacle) {
  private static final long SEED = 1;
  private static final double MAX_SECONDS = 180;
  private static final double TEACHER_SECONDS = 30;

  /**
   * Exports and measures; the report goes to the directory of the run. A run that is being trained
   * is exported unmeasured.
   *
   * @param run of the student
   * @param voice directory to write
   */
  public static MeasuredExport of(
      Path run, Path voice, VoiceDetails details, ProgressListener progress) {
    Manifest unmeasured = VoiceExporter.export(run, voice, details);
    if (RunDirectory.at(run).isRunning()) {
      return new MeasuredExport(unmeasured, Optional.empty());
    }
    try {
      keep(run, voice, measure(run, voice, progress));
      return new MeasuredExport(VoiceFiles.manifest(voice), Optional.empty());
    } catch (EvaluationException e) {
      return new MeasuredExport(VoiceFiles.manifest(voice), Optional.of(e.getMessage()));
    }
  }

  private static EvaluationReport measure(Path run, Path voicePath, ProgressListener progress) {
    Path out = RunDirectory.at(run).report();
    Corpus corpus = Corpus.open(VoiceExporter.corpus(run));
    try (Voice voice = Voice.load(voicePath)) {
      TestSet test =
          HeldOutRecordings.write(corpus, voice.manifest(), MAX_SECONDS, out.resolve("recordings"));
      return new VoiceEvaluation(NoiseSettings.ofSeed(SEED), TEACHER_SECONDS)
          .run(voice, test, out, progress);
    }
  }

  private static void keep(Path run, Path voice, EvaluationReport report) {
    String sentence = report.verdict().sentence();
    VoiceWriter.keepMetrics(voice, report.figures(), sentence);
    try (RunDirectory directory = RunDirectory.openForTraining(run)) {
      directory.state().ifPresent(state -> directory.writeState(state.judged(sentence)));
    }
  }
}
