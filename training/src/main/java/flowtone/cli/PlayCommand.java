package flowtone.cli;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.library.VoiceLibrary;
import flowtone.performance.Score;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a score with an instrument voice into a WAV file. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    description = "Plays notes or a MIDI file with a voice into a WAV file.",
    footer = {
      "",
      "Notes follow one another as NAME:SECONDS or NAME:SECONDS@VELOCITY; R is a rest.",
      "",
      "Examples:",
      "  flowtone play --voice NAME --notes \"C4:0.5 E4:0.5@0.6 R:0.25 G4:1\" --out chord.wav",
      "  flowtone play --voice NAME --midi tune.mid --label a=0.3,b=0.7 --out tune.wav"
    })
final class PlayCommand implements Runnable {
  @Mixin private SoundOptions sound;

  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "WAV to write.")
  private Path out;

  @Mixin private JsonOption json;

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
    Score score = source.read();
    try (VoiceLibrary library = sound.openLibrary()) {
      Voice voice = library.find(sound.voice());
      Manifest manifest = voice.manifest();
      float[] weights = sound.labelWeights(manifest, LabelMix.first(manifest));
      long startNanos = System.nanoTime();
      FeatureTrack track = score.perform(manifest, weights);
      Waveform made = render(voice, track);
      double renderSeconds = Rendering.secondsSince(startNanos);
      Rendering rendering = Rendering.write(out, manifest.name(), made, renderSeconds);
      json.print(rendering, rendering::line);
    }
  }

  private Waveform render(Voice voice, FeatureTrack track) {
    try (ProgressBar progress = Progress.of("play").setInitialMax(track.hops()).build()) {
      return voice.student().render(track, sound.noise(), progress::stepBy);
    }
  }
}
