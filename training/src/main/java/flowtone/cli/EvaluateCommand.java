package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.RecordingsOptions;
import flowtone.cli.options.VoiceOptions;
import flowtone.evaluation.report.ReportText;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.testset.TestSet;
import flowtone.library.VoiceLibrary;
import flowtone.library.VoiceWriter;
import flowtone.pipeline.VoiceEvaluation;
import flowtone.synthesis.Voice;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a voice on recordings. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures how near a voice comes to recordings it was not trained on.",
    footer = {
      "",
      "Beside the voice it measures, on the same recordings, its teacher's own sample, Griffin-Lim",
      "from the same mel spectrogram, and the recordings themselves; of an instrument that reads their",
      "brightness and noisiness, also what it is without, as its notes are played. Recordings that are",
      "silent, too short or nearly the same as one trained on are left out; of long ones the first",
      "minute is measured.",
      "",
      "Writes metrics.json, report.html, pictures, and each recording beside the other sounds;",
      "blind.html plays them unnamed and counts which is taken for the recording.",
      "",
      "Example:",
      "  flowtone evaluate --voice NAME --recordings cello altosax --out report"
    })
final class EvaluateCommand implements Runnable {
  @Mixin private VoiceOptions voices;
  @Mixin private NoiseOptions noise;

  @Mixin private RecordingsOptions recordings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = NewFolder.class,
      required = true,
      description = "Folder to write the report to; what it has of the same names is replaced.")
  private Path out;

  @Option(
      names = "--all",
      description = "Measure every file, not every 20th, which are those never trained on.")
  private boolean all;

  @Option(
      names = "--keep",
      description = "Also keep the figures in the voice's manifest and model card.")
  private boolean keep;

  @Option(
      names = "--teacher-seconds",
      paramLabel = "S",
      defaultValue = "" + VoiceEvaluation.TEACHER_SECONDS,
      description = {
        "Sample the voice's teacher, too, on about so many seconds of the recordings, spread",
        "evenly; it is slow (default: ${DEFAULT-VALUE})."
      })
  private double teacherSeconds;

  @Option(
      names = "--strict",
      description = {
        "Leave out recordings that are damaged or break off; otherwise they are used as far as",
        "they go, and what is missing is said."
      })
  private boolean strict;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    VoiceEvaluation evaluation =
        new VoiceEvaluation(noise.settings(), teacherSeconds, CommandText.of(command));
    try (VoiceLibrary library = voices.openLibrary()) {
      Voice voice = library.find(voices.voice());
      TestSet test = TestSet.of(recordings.find().sources(), all, strict, voice.manifest());
      RemarksText.tell(test.remarks(), command.commandLine().getErr());
      EvaluationReport report = run(evaluation, voice, test);
      if (keep) {
        VoiceWriter.keepMetrics(voice.directory(), report.figures(), report.verdict().sentence());
      }
      json.print(report, () -> ReportText.of(report));
    }
  }

  private EvaluationReport run(VoiceEvaluation evaluation, Voice voice, TestSet test) {
    try (ProgressBarListener progress = new ProgressBarListener("evaluate")) {
      return evaluation.run(voice, test, out, progress);
    }
  }
}
