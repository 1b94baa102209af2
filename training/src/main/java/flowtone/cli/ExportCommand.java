package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.cli.options.VoiceDetailsOptions;
import flowtone.model.FlowFamily;
import flowtone.pipeline.MeasuredExport;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a voice of a student's run. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a voice of a student's run, at any time, also while it trains.",
      "A run that is not being trained is measured on the recordings its corpus kept from training;",
      "the verdict is kept with run and voice, the report in the run's folder 'report'.",
      "The run of another flow is put beside the student of a voice that is there."
    },
    footer = {
      "",
      "Examples:",
      "  flowtone export --run runs/student --voice voices/mine",
      "  flowtone export --run runs/realnvp --voice voices/mine"
    })
final class ExportCommand implements Runnable {
  @Option(
      names = "--run",
      paramLabel = "RUN",
      required = true,
      description = "Run of a student or a flow.")
  private Path run;

  @Option(
      names = "--voice",
      paramLabel = "DIR",
      converter = NewFolder.class,
      required = true,
      description = "Folder to write the voice to; its last part is the voice's name.")
  private Path voice;

  @Option(
      names = "--unmeasured",
      description = "Do not measure the voice, which takes a few minutes.")
  private boolean unmeasured;

  @Mixin private VoiceDetailsOptions details;
  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    if (!VoiceExporter.isStudent(run)) {
      addFlow();
      return;
    }
    VoiceDetails made = details.of(voice);
    Manifest manifest =
        unmeasured
            ? VoiceExporter.export(run, voice, made)
            : ExportProgress.show(
                progress -> MeasuredExport.of(run, voice, made, CommandText.of(command), progress));
    json.print(manifest, () -> ExportProgress.text(voice, manifest));
  }

  private void addFlow() {
    FlowFamily family = VoiceExporter.addFlow(run, voice);
    json.print(
        Map.of("voice", voice.toString(), "flow", family),
        () -> "%s: flow '%s'".formatted(voice, family));
  }
}
