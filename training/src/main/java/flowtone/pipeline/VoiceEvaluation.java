package flowtone.pipeline;

import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.LikelihoodCheck;
import flowtone.evaluation.Speed;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.synthesis.Voice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures a voice beside its teacher, Griffin-Lim and the recordings, and writes the report.
 *
 * @param noise of the voice
 * @param teacherSeconds of recordings that the teacher is sampled on
 */
public record VoiceEvaluation(NoiseSettings noise, double teacherSeconds) {
  /** Seconds that the teacher is sampled on, where nobody says otherwise. */
  public static final int TEACHER_SECONDS = 60;

  /** Writes metrics.json, report.html, sounds and pictures into a directory. */
  public EvaluationReport run(Voice voice, TestSet test, Path out, ProgressListener progress) {
    try (TeacherSynthesizer teacher = voice.openTeacher();
        TeacherScorer scorer = teacher.scorer()) {
      EvaluationSetup setup =
          new EvaluationSetup(
              new SeededSynthesizer(voice.student(), noise),
              Optional.of(new SeededSynthesizer(teacher, NoiseSettings.ofSeed(noise.seed()))),
              Optional.of(new LikelihoodCheck(voice, scorer)),
              noise.seed());
      EvaluationReport report =
          evaluate(new Evaluation(setup, out, teacherSeconds), voice, test, progress);
      report.write(out);
      ReportPage.write(report, out);
      return report;
    }
  }

  private static EvaluationReport evaluate(
      Evaluation evaluation, Voice voice, TestSet test, ProgressListener progress) {
    progress.started(evaluation.steps(test));
    progress.message("speed");
    Speed speed = Speed.of(voice, test);
    progress.message("");
    return evaluation.run(test, speed.figures(), progress::step);
  }
}
