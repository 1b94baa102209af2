package flowtone.cli;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.Recording;
import flowtone.audio.file.Remark;
import flowtone.audio.file.SoundFileSettings;
import flowtone.cli.options.FolderFormatOption;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.MixAngleOptions;
import flowtone.cli.options.SoundFileOptions;
import flowtone.cli.options.StrictOption;
import flowtone.cli.options.VoiceOptions;
import flowtone.library.VoiceLibrary;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.rendering.FileRendering;
import flowtone.rendering.RenderedFile;
import flowtone.resynthesis.RecordingMix;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Mixes four recordings in the noise of a flow. */
@Command(
    name = "mix",
    mixinStandardHelpOptions = true,
    description = {
      "Takes four recordings to noise by a flow that the voice carries, mixes the noises and the",
      "recordings' features, and brings the mix back to sound. A corner is its recording."
    },
    footer = {
      "",
      "The angles go from corner to corner: 0 0 is the first recording, 0 90 the second,",
      "90 0 the third and 90 90 the fourth.",
      "",
      "Examples:",
      "  flowtone mix --voice NAME --in A.wav B.wav C.wav D.wav --a 45 --b 30 --out mix.wav",
      "  flowtone mix --voice NAME --in A.wav B.wav C.wav D.wav --steps 3 --out mixes"
    })
final class MixCommand implements Runnable {
  @Mixin private VoiceOptions voices;

  @Option(
      names = "--in",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Four recordings: " + AudioFiles.FORMATS + ".")
  private List<Path> in;

  @Option(
      names = "--label",
      arity = "1..*",
      paramLabel = "MIX",
      description = {
        "A label of the voice, or a mixture, for all recordings or for each of the four;",
        "default: the recording's folder, or the first label."
      })
  private List<String> labels = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE|DIR",
      description = {
        SoundFileOptions.FORMATS + ", as its name ends;",
        "with --steps a folder of them."
      })
  private Path out;

  @Mixin private SoundFileOptions stored;
  @Mixin private FolderFormatOption folder;
  @Mixin private StrictOption strict;

  @Mixin private MixAngleOptions angles;

  @Option(
      names = "--flow",
      paramLabel = "FAMILY",
      description =
          "Of one pass either way, such as realnvp (default: the first that the voice carries).")
  private String family;

  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  /**
   * A mix that was made.
   *
   * @param aDegrees angle between the first two and the last two recordings
   * @param bDegrees angle between the first and second, and the third and fourth
   * @param shares of the four recordings' features, summing to one
   * @param made the file
   */
  private record Mixed(double aDegrees, double bDegrees, double[] shares, RenderedFile made) {}

  /** All that was made, and by which flow. */
  private record Result(FlowFamily flow, List<String> remarks, List<Mixed> mixes) {
    String text() {
      return mixes.stream()
          .map(mix -> mix.made().line() + ", " + flow)
          .collect(Collectors.joining(System.lineSeparator()));
    }
  }

  @Override
  public void run() {
    check();
    SoundFileSettings settings =
        angles.isGrid() ? stored.settings(folder.format()) : stored.settings(out);
    try (VoiceLibrary library = voices.openLibrary()) {
      Voice voice = library.find(voices.voice());
      List<Recording> recordings = in.stream().map(strict::read).toList();
      List<String> remarks = remarks(recordings);
      List<RecordingMix.Part> parts = parts(recordings, voice.manifest());
      try (FlowSynthesizer flow = voice.openFlow(family(voice))) {
        Result result = new Result(flow.family(), remarks, mix(flow, parts, settings));
        RemarksText.tell(result.remarks(), command.commandLine().getErr());
        json.print(result, result::text);
      }
    }
  }

  private void check() {
    if (in.size() != LatentMix.NOISES) {
      throw wrong("expected four recordings after --in; got " + in.size());
    }
    if (labels.size() > 1 && labels.size() != LatentMix.NOISES) {
      throw wrong("expected one label or four after --label; got " + labels.size());
    }
    try {
      angles.check();
      if (family != null) {
        FlowFamilies.of(family);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    if (in.stream().anyMatch(file -> same(file, out))) {
      throw wrong("expected --out to be another file than the recordings; got " + out);
    }
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private List<String> remarks(List<Recording> recordings) {
    List<String> remarks = new ArrayList<>();
    for (int k = 0; k < recordings.size(); k++) {
      Recording recording = recordings.get(k);
      recording.remarks().forEach(remark -> remarks.add(remark.sentence()));
      recording.mixedDown(in.get(k).toString()).map(Remark::sentence).ifPresent(remarks::add);
    }
    return remarks;
  }

  private List<RecordingMix.Part> parts(List<Recording> recordings, Manifest manifest) {
    List<RecordingMix.Part> parts = new ArrayList<>();
    for (int k = 0; k < in.size(); k++) {
      Path file = in.get(k);
      float[] weights =
          labels.isEmpty()
              ? LabelMix.ofRecording(file, manifest)
              : LabelMix.parse(labels.get(Math.min(k, labels.size() - 1)), manifest);
      parts.add(part(file, recordings.get(k).sound(), weights));
    }
    return parts;
  }

  /** What is in a recording is no matter of how the command was given. */
  private static RecordingMix.Part part(Path file, Waveform sound, float[] weights) {
    try {
      return new RecordingMix.Part(file.toString(), sound, weights);
    } catch (IllegalArgumentException e) {
      throw new AudioFileException(e.getMessage(), e);
    }
  }

  private FlowFamily family(Voice voice) {
    return family == null ? RecordingMix.family(voice) : FlowFamilies.of(family);
  }

  private List<Mixed> mix(
      FlowSynthesizer flow, List<RecordingMix.Part> parts, SoundFileSettings settings) {
    RecordingMix recordings = new RecordingMix(flow, parts);
    List<Mixed> mixes = new ArrayList<>();
    for (MixAngleOptions.Pair pair : ProgressBar.wrap(angles.pairs(), Progress.of("mix"))) {
      LatentMix mix = LatentMix.ofDegrees(pair.a(), pair.b());
      RenderedFile rendered =
          new FileRendering(pair.file(out, folder.format()), settings, flow.manifest().name())
              .whole(() -> recordings.at(mix));
      mixes.add(new Mixed(pair.a(), pair.b(), mix.shares(), rendered));
    }
    return mixes;
  }
}
