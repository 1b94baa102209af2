package flowtone.spark.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.cli.CommandText;
import flowtone.cli.LeftOutText;
import flowtone.cli.options.JsonOption;
import flowtone.evaluation.report.ReportText;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.spark.archive.ArchiveEvaluation;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a voice on many machines. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how near a voice comes to recordings, each by itself: figures/LABEL/NAME.json and",
      "metrics.json. Its scales, its speed and its teacher are left to 'flowtone evaluate'.",
      "Figures that are there already are not measured again. Recordings nearly the same as one",
      "trained on are left out; to find them the first minute of every recording is read."
    },
    footer = {
      "",
      "Example:",
      "  flowtone spark evaluate --voice speech --recordings archive --all --out report"
    })
final class EvaluateCommand implements Runnable {
  @Mixin private VoiceOnArchive archive;

  @Option(
      names = "--all",
      description = "Measure every file, not every 20th, which are those never trained on.")
  private boolean all;

  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    EvaluationReport report = archive.run("evaluate", voice -> {}, this::evaluate);
    LeftOutText.tell(report.leftOut(), command.commandLine().getErr());
    json.print(report, () -> ReportText.of(report));
  }

  private EvaluationReport evaluate(VoiceOnArchive.Job job) throws IOException {
    ArchiveEvaluation evaluation =
        new ArchiveEvaluation(job.machines(), job.sent(), job.voice().manifest(), archive.noise());
    EvaluationReport report =
        evaluation.run(job.recordings(), all, job.target()).askedBy(CommandText.of(command));
    job.target()
        .resolve(EvaluationReport.FILE_NAME)
        .write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    return report;
  }
}
