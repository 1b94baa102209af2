package flowtone.cli;

import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.LikelihoodCheck;
import flowtone.evaluation.Report;
import flowtone.evaluation.Speed;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.synthesis.Voice;
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
  /** Writes metrics.json, report.html, sounds and pictures into a directory. */
  Report run(Voice voice, TestSet test, Path out) {
    try (TeacherSynthesizer teacher = voice.openTeacher();
        TeacherScorer scorer = teacher.scorer()) {
      EvaluationSetup bench =
          new EvaluationSetup(
              new SeededSynthesizer(voice.student(), new NoiseSettings(seed, temperature)),
              Optional.of(new SeededSynthesizer(teacher, NoiseSettings.ofSeed(seed))),
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
