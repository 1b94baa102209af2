package flowtone.cli;

import flowtone.train.VoiceMaker;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a voice of a student's run. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Makes a voice of a student's run, at any time, also while it trains.",
    footer = {"", "Example:", "  flowtone export --run runs/student --voice voices/mine"})
final class ExportCommand implements Runnable {
  @Option(names = "--run", paramLabel = "RUN", required = true, description = "Run of the student.")
  private Path run;

  @Option(
      names = "--voice",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write the voice to; its last part is the voice's name.")
  private Path voice;

  @Mixin private VoiceDetailsOptions details;
  @Mixin private JsonOption json;

  @Override
  public void run() {
    Manifest manifest = VoiceMaker.export(run, voice, details.of(voice));
    json.print(manifest, () -> "%s: voice '%s'".formatted(voice, manifest.name()));
  }
}
