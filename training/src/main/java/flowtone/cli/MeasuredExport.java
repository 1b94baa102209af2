package flowtone.cli;

import flowtone.corpus.Corpus;
import flowtone.evaluation.Report;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.HeldOut;
import flowtone.evaluation.testset.TestSet;
import flowtone.library.VoiceWriter;
import flowtone.run.RunDirectory;
import flowtone.synthesis.Voice;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;

/**
 * Makes a voice of a student's run and says in words whether it is good: measures it on the
 * recordings that the run's corpus kept from training, and keeps the verdict with run and voice.
 */
final class MeasuredExport {
  private static final long SEED = 1;
  private static final float TEMPERATURE = 1;
  private static final double MOST_SECONDS = 180;
  private static final double TEACHER_SECONDS = 30;

  private MeasuredExport() {}

  /**
   * Exports and measures; the report goes to the directory of the run. A run that is being trained
   * is not judged yet: it exports unmeasured.
   *
   * @return the voice's manifest with what was measured
   */
  static Manifest of(Path run, Path voice, VoiceDetails details) {
    Manifest unmeasured = VoiceExporter.export(run, voice, details);
    if (RunDirectory.at(run).isRunning()) {
      return unmeasured;
    }
    try {
      keep(run, voice, measure(run, voice));
    } catch (EvaluationException e) {
      System.err.println("The voice was not measured: " + e.getMessage());
    }
    return VoiceFiles.manifest(voice);
  }

  private static Report measure(Path run, Path voicePath) {
    Path out = RunDirectory.at(run).report();
    Corpus corpus = Corpus.open(VoiceExporter.corpus(run));
    try (Voice voice = Voice.load(voicePath)) {
      TestSet test =
          HeldOut.write(corpus, voice.manifest(), MOST_SECONDS, out.resolve("recordings"));
      return new VoiceEvaluation(SEED, TEMPERATURE, TEACHER_SECONDS).run(voice, test, out);
    }
  }

  private static void keep(Path run, Path voice, Report report) {
    String sentence = report.verdict().sentence();
    VoiceWriter.keepMetrics(voice, report.figures(), sentence);
    try (RunDirectory directory = RunDirectory.openForTraining(run)) {
      directory.state().ifPresent(state -> directory.writeState(state.judged(sentence)));
    }
  }

  /** The result for people. */
  static String text(Path voice, Manifest manifest) {
    String verdict = manifest.training().getOrDefault(Manifest.VERDICT, "");
    return "%s: voice '%s'%n%s".formatted(voice, manifest.name(), verdict).strip();
  }
}
