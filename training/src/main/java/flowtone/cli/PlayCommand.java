package flowtone.cli;

import flowtone.audio.Waveform;
import flowtone.audio.file.SoundFileSettings;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.LabelOption;
import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.SoundFileOptions;
import flowtone.cli.options.VoiceOptions;
import flowtone.control.FeatureTrack;
import flowtone.library.VoiceLibrary;
import flowtone.performance.Score;
import flowtone.rendering.FileRendering;
import flowtone.rendering.RenderedFile;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a score with an instrument voice into a sound file. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    description = "Plays notes or a MIDI file with a voice into a sound file.",
    footer = {
      "",
      "Notes follow one another as NAME:SECONDS or NAME:SECONDS@VELOCITY; R is a rest.",
      "",
      "Examples:",
      "  flowtone play --voice NAME --notes \"C4:0.5 E4:0.5@0.6 R:0.25 G4:1\" --out chord.wav",
      "  flowtone play --voice NAME --midi tune.mid --label a=0.3,b=0.7 --out tune.wav"
    })
final class PlayCommand implements Runnable {
  @Mixin private VoiceOptions voices;
  @Mixin private NoiseOptions noise;
  @Mixin private LabelOption label;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "File to write: " + SoundFileOptions.FORMATS + ", as its name ends.")
  private Path out;

  @Mixin private SoundFileOptions stored;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  private static final class Source {
    @Option(names = "--notes", paramLabel = "SCORE", description = "Notes to play, see below.")
    private String notes;

    @Option(names = "--midi", paramLabel = "FILE", description = "Standard MIDI file to play.")
    private Path midi;

    Score read() {
      return midi == null ? Score.parse(notes) : Score.readMidi(midi);
    }
  }

  @Override
  public void run() {
    SoundFileSettings settings = stored.settings(out);
    Score score = source.read();
    try (VoiceLibrary library = voices.openLibrary()) {
      Voice voice = library.find(voices.voice());
      Manifest manifest = voice.manifest();
      float[] weights = label.weights(manifest, LabelMix.first(manifest));
      RenderedFile rendered =
          new FileRendering(out, settings, manifest.name())
              .whole(() -> render(voice, score.perform(manifest, weights)))
              .remarked(score.remarks(manifest, weights));
      RemarksText.tell(rendered, command.commandLine().getErr());
      json.print(rendered, rendered::line);
    }
  }

  private Waveform render(Voice voice, FeatureTrack track) {
    try (ProgressBar progress = Progress.of("play").setInitialMax(track.hops()).build()) {
      return voice.student().render(track, noise.settings(), progress::stepBy);
    }
  }
}
