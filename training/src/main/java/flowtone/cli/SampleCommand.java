package flowtone.cli;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.Recording;
import flowtone.audio.file.SoundFileSettings;
import flowtone.cli.options.FeatureOptions;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.SoundFileOptions;
import flowtone.cli.options.StrictOption;
import flowtone.control.FeatureTrack;
import flowtone.rendering.FileRendering;
import flowtone.rendering.RenderedFile;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.training.CheckpointLoader;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Samples a teacher. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Resynthesizes a recording with a teacher, sample by sample: the best that a voice distilled",
      "from it can sound. The teacher may be training."
    },
    footer = {
      "",
      "Example:",
      "  flowtone sample --teacher runs/teacher --in note.flac --seconds 3 --out sample.wav"
    })
final class SampleCommand implements Runnable {
  @Option(
      names = "--teacher",
      paramLabel = "RUN",
      required = true,
      description = "Run of the teacher.")
  private Path teacher;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = AudioFiles.FORMATS + " file whose pitch and loudness to follow.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "File to write: " + SoundFileOptions.FORMATS + ", as its name ends.")
  private Path out;

  @Mixin private SoundFileOptions stored;
  @Mixin private StrictOption strict;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "Stop after so many (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--label",
      paramLabel = "MIX",
      description = "A label or a mixture; default: the recording's folder, or the first label.")
  private String label;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise; the same seed gives the same sound (default: 1).")
  private long seed;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "Scale of the noise; 1 is what was trained (default: ${DEFAULT-VALUE}).")
  private float temperature;

  @Mixin private FeatureOptions features;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("expected --seconds above 0; got " + seconds);
    }
    SoundFileSettings settings = stored.settings(out);
    Resynthesis how = Resynthesis.UNCHANGED.withOffsets(features.offsets());
    Recording recording = strict.read(in);
    Waveform beginning = recording.sound().beginning(seconds);
    try (TeacherSynthesizer voice = CheckpointLoader.open(teacher)) {
      Manifest manifest = voice.manifest();
      FeatureTrack track = how.features(beginning, manifest, labelWeights(manifest));
      RenderedFile rendered =
          new FileRendering(out, settings, manifest.name())
              .whole(() -> voice.render(track, new NoiseSettings(seed, temperature)))
              .remarked(recording.remarks());
      RemarksText.tell(rendered, command.commandLine().getErr());
      json.print(rendered, rendered::line);
    }
  }

  private float[] labelWeights(Manifest manifest) {
    return label == null ? LabelMix.ofRecording(in, manifest) : LabelMix.parse(label, manifest);
  }
}
