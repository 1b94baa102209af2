package flowtone.pipeline;

import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.LikelihoodCheck;
import flowtone.evaluation.Speed;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.testset.Synthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherVoice;
import flowtone.synthesis.Voice;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Measures a voice beside its teacher, Griffin-Lim and the recordings, and writes the report.
 *
 * @param seed of the noise
 * @param temperature scale of the voice's noise
 * @param teacherSeconds of recordings that the teacher is sampled on
 */
public record VoiceEvaluation(long seed, float temperature, double teacherSeconds) {
  private static final float TEACHER_TEMPERATURE = 1;

  /** Writes metrics.json, report.html, sounds and pictures into a directory. */
  public EvaluationReport run(Voice voice, TestSet test, Path out, ProgressListener progress) {
    try (TeacherScorer scorer = voice.openTeacher();
        TeacherVoice teacher =
            new TeacherVoice(voice.manifest(), VoiceFiles.teacher(voice.directory()))) {
      EvaluationSetup setup =
          new EvaluationSetup(
              Synthesizer.of(voice, seed, temperature),
              Optional.of(Synthesizer.of(teacher, seed, TEACHER_TEMPERATURE)),
              Optional.of(new LikelihoodCheck(voice, scorer)),
              seed);
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
