package flowtone.spark.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.cli.CommandText;
import flowtone.cli.LeftOutText;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.VoiceOptions;
import flowtone.evaluation.report.ReportText;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.library.VoiceLibrary;
import flowtone.spark.archive.ArchiveEvaluation;
import flowtone.spark.archive.SentVoice;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import flowtone.synthesis.Voice;
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
      "Figures that are there already are not measured again."
    },
    footer = {
      "",
      "Example:",
      "  flowtone spark evaluate --voice speech --recordings archive --all --out report"
    })
final class EvaluateCommand implements Runnable {
  @Mixin private ClusterOptions cluster;
  @Mixin private VoiceOptions voices;
  @Mixin private NoiseOptions noise;
  @Mixin private ArchiveOptions archive;

  @Option(names = "--out", paramLabel = "URI", required = true, description = "Folder to write to.")
  private String out;

  @Option(
      names = "--all",
      description = "Measure every file, not every 20th, which are those never trained on.")
  private boolean all;

  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    try (VoiceLibrary library = voices.openLibrary();
        Cluster machines = cluster.open("evaluate")) {
      Voice voice = library.find(voices.voice());
      ArchiveEvaluation evaluation =
          new ArchiveEvaluation(
              machines, SentVoice.send(voice, machines), voice.manifest(), noise.settings());
      Location target = Location.of(out);
      EvaluationReport report =
          evaluation.run(archive.find(), all, target).askedBy(CommandText.of(command));
      target
          .resolve(EvaluationReport.FILE_NAME)
          .write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
      LeftOutText.tell(report.leftOut(), command.commandLine().getErr());
      json.print(report, () -> ReportText.of(report));
    } catch (IOException e) {
      throw new ClusterException(
          "expected to write to %s; got %s".formatted(out, e.getMessage()), e);
    }
  }
}
