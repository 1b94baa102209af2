package flowtone.cli;

import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.LikelihoodCheck;
import flowtone.evaluation.Report;
import flowtone.evaluation.Speed;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.testset.Synthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherVoice;
import flowtone.synthesis.Voice;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Measures a voice beside its teacher, Griffin-Lim and the recordings, showing how it gets on, and
 * writes the report.
 *
 * @param seed of the noise
 * @param temperature scale of the voice's noise
 * @param teacherSeconds of recordings that the teacher is sampled on
 */
record VoiceEvaluation(long seed, float temperature, double teacherSeconds) {
  private static final float TEACHER_TEMPERATURE = 1;

  /** Writes metrics.json, report.html, sounds and pictures into a directory. */
  Report run(Voice voice, TestSet test, Path out) {
    try (TeacherScorer scorer = voice.openTeacher();
        TeacherVoice teacher =
            new TeacherVoice(voice.manifest(), VoiceFiles.teacher(voice.directory()))) {
      EvaluationSetup bench =
          new EvaluationSetup(
              Synthesizer.of(voice, seed, temperature),
              Optional.of(Synthesizer.of(teacher, seed, TEACHER_TEMPERATURE)),
              Optional.of(new LikelihoodCheck(voice, scorer)),
              seed);
      Report report = evaluate(bench, voice, test, out);
      report.write(out);
      ReportPage.write(report, out);
      return report;
    }
  }

  private Report evaluate(EvaluationSetup bench, Voice voice, TestSet test, Path out) {
    Evaluation evaluation = new Evaluation(bench, out, teacherSeconds);
    try (ProgressBar bar = Progress.of("evaluate").setInitialMax(evaluation.steps(test)).build()) {
      bar.setExtraMessage("speed");
      Speed speed = Speed.of(voice, test);
      bar.setExtraMessage("");
      return evaluation.run(test, speed.figures(), bar::step);
    }
  }
}
