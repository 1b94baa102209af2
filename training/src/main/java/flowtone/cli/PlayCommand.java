package flowtone.cli;

import flowtone.audio.Waveform;
import flowtone.audio.file.SoundFileSettings;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.PlayedVoiceOptions;
import flowtone.cli.options.ScoreOptions;
import flowtone.cli.options.SoundFileOptions;
import flowtone.library.VoiceLibrary;
import flowtone.performance.Mix;
import flowtone.performance.Score;
import flowtone.rendering.FileRendering;
import flowtone.rendering.RenderedFile;
import flowtone.rendering.ScoreRendering;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
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
      "Notes follow one another as NAME:SECONDS or NAME:SECONDS@VELOCITY; R is a rest, and C4/E4/G4 a",
      "chord.",
      "Of a MIDI file, what is not heard as it was written is said.",
      "",
      "Examples:",
      "  flowtone play --voice NAME --notes \"C4:0.5 E4:0.5@0.6 R:0.25 G4:1\" --out chord.wav",
      "  flowtone play --voice NAME --midi tune.mid --label a=0.3,b=0.7 --out tune.wav",
      "  flowtone play --run runs/oboe-student --notes \"C4:1\" --out so-far.wav",
      "  flowtone play --voice NAME --midi band.mid --channel 1=a --channel 2=b --out band.wav"
    })
final class PlayCommand implements Runnable {
  @Mixin private PlayedVoiceOptions voices;
  @Mixin private NoiseOptions noise;
  @Mixin private ScoreOptions arranging;

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
    NoiseSettings noises = noise.settings();
    Score score = source.read();
    try (VoiceLibrary library = voices.openLibrary()) {
      Voice voice = voices.find(library);
      Manifest manifest = voice.manifest();
      VerdictText.tell(manifest, command.commandLine().getErr());
      Mix mix = Mix.of(score.arrange(manifest, arranging.options(manifest)));
      RenderedFile rendered =
          new FileRendering(out, settings, manifest.name())
              .whole(() -> render(voice, mix, noises))
              .remarked(mix.remarks());
      RemarksText.tell(rendered, command.commandLine().getErr());
      json.print(rendered, rendered::line);
    }
  }

  private Waveform render(Voice voice, Mix mix, NoiseSettings noises) {
    long hops = mix.playedHops();
    try (ProgressBar progress = Progress.of("play").setInitialMax(hops).build()) {
      return new ScoreRendering(voice, mix, noises).render(progress::stepBy);
    }
  }
}
