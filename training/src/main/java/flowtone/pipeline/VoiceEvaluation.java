package flowtone.pipeline;

import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.LikelihoodCheck;
import flowtone.evaluation.Speed;
import flowtone.evaluation.report.BlindPage;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a voice beside its teacher, Griffin-Lim and the recordings, and writes the report.
 *
 * @param noise of the voice
 * @param teacherSeconds of recordings that the teacher is sampled on
 * @param command line that asked for it, for the report
 */
public record VoiceEvaluation(NoiseSettings noise, double teacherSeconds, String command) {
  /** Seconds that the teacher is sampled on, where nobody says otherwise. */
  public static final int TEACHER_SECONDS = 60;

  public VoiceEvaluation {
    if (!(teacherSeconds >= 0 && Double.isFinite(teacherSeconds))) {
      throw new IllegalArgumentException(
          "expected at least 0 seconds to sample the teacher on; got " + teacherSeconds);
    }
  }

  /** Writes metrics.json, report.html, blind.html, sounds and pictures into a directory. */
  public EvaluationReport run(Voice voice, TestSet test, Path out, ProgressListener progress) {
    try (TeacherSynthesizer teacher = voice.openTeacher();
        TeacherScorer scorer = teacher.scorer();
        Ablated ablated = Ablated.of(voice)) {
      Map<SynthesisSystem, SeededSynthesizer> beside = new EnumMap<>(SynthesisSystem.class);
      beside.put(
          SynthesisSystem.TEACHER,
          new SeededSynthesizer(teacher, NoiseSettings.ofSeed(noise.seed())));
      ablated
          .voices()
          .forEach(
              (system, other) ->
                  beside.put(system, new SeededSynthesizer(other.voice().student(), noise)));
      EvaluationSetup setup =
          new EvaluationSetup(
              new SeededSynthesizer(voice.student(), noise),
              beside,
              Optional.of(new LikelihoodCheck(voice, scorer)),
              noise.seed());
      EvaluationReport report =
          evaluate(new Evaluation(setup, out, teacherSeconds), voice, test, progress)
              .askedBy(command);
      report.write(out);
      ReportPage.write(report, out);
      BlindPage.write(report, out);
      return report;
    }
  }

  /** What is left of the voice without parts of what it learnt. */
  private record Ablated(Map<SynthesisSystem, TemporaryVoice> voices) implements AutoCloseable {

    /** None of a voice whose student cannot be taken apart. */
    static Ablated of(Voice voice) {
      Ablated ablated = new Ablated(new EnumMap<>(SynthesisSystem.class));
      if (Files.isRegularFile(VoiceFiles.studentFile(voice.directory()))) {
        TrainedFlow student = VoiceFiles.student(voice.directory());
        ablated.add(
            voice,
            new Ablation(
                student, voice.manifest().encoder(student.config().contextHops()).layout()));
      }
      return ablated;
    }

    private void add(Voice voice, Ablation ablation) {
      if (ablation.leavesSound()) {
        voices.put(SynthesisSystem.BASE, TemporaryVoice.of(voice, ablation.untrained()));
        voices.put(SynthesisSystem.FLOWS_OFF, TemporaryVoice.of(voice, ablation.withoutFlows()));
      }
    }

    @Override
    public void close() {
      voices.values().forEach(TemporaryVoice::close);
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
