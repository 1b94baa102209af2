package flowtone.cli;

import static java.util.stream.Collectors.joining;

import flowtone.audio.AudioFileException;
import flowtone.audio.AudioFiles;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.corpus.CorpusDescription.LeftOut;
import flowtone.library.VoiceLibrary;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes recordings anew with a voice. */
@Command(
    name = "resynthesize",
    mixinStandardHelpOptions = true,
    description = "Makes a recording, or every recording in a directory, anew with a voice.",
    footer = {
      "",
      "An instrument takes pitch and loudness from the recording, a vocoder its spectrum too.",
      "",
      "Example:",
      "  flowtone resynthesize --voice NAME --in song.wav --transpose -200 --out lower.wav"
    })
final class ResynthesizeCommand implements Callable<Integer> {
  @Mixin private SoundOptions sound;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE|DIR",
      description = AudioFiles.FORMATS + " file to read, or a directory of them.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE|DIR",
      description = "WAV to write; a directory where --in is one.")
  private Path out;

  @Option(
      names = "--transpose",
      paramLabel = "CENTS",
      defaultValue = "0",
      description = "Hundredths of a semitone to raise the pitch by (default: 0).")
  private double transposeCents;

  @Option(
      names = "--stretch",
      paramLabel = "R",
      defaultValue = "1",
      description = "How many times longer to make it, 0.1 to 10 (default: 1).")
  private double stretch;

  @Option(
      names = "--keep-loudness",
      description = {
        "Let an instrument play as soft or loud as the recording is even where it was never",
        "recorded so; otherwise such a melody is moved to where its own loudness begins."
      })
  private boolean keepLoudness;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  /** What became of a directory of recordings. */
  private record Result(List<Rendering> files, List<LeftOut> leftOut) {
    String text() {
      return files.stream().map(Rendering::line).collect(joining(System.lineSeparator()));
    }
  }

  @Override
  public Integer call() {
    Resynthesis how = new Resynthesis(transposeCents, stretch, !keepLoudness);
    try (VoiceLibrary library = sound.openLibrary()) {
      Voice voice = library.find(sound.voice());
      if (Files.isDirectory(in)) {
        Result result = renderAll(voice, how);
        json.print(result, result::text);
        LeftOutText.tell(result.leftOut(), command.commandLine().getErr());
        return result.files().isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
      }
      Rendering rendering = render(voice, how, in, target());
      json.print(rendering, rendering::line);
      return ExitCode.OK;
    }
  }

  /** One bad recording does not stop the others. */
  private Result renderAll(Voice voice, Resynthesis how) {
    Result result = new Result(new ArrayList<>(), new ArrayList<>());
    Map<Path, Path> targets = targets();
    for (Path file : ProgressBar.wrap(targets.keySet(), Progress.of("resynthesize"))) {
      try {
        result.files().add(render(voice, how, file, targets.get(file)));
      } catch (AudioFileException e) {
        result.leftOut().add(new LeftOut(file.toString(), e.getMessage()));
      }
    }
    return result;
  }

  /** Where each recording goes: the same place below the other directory, as WAV. */
  private Map<Path, Path> targets() {
    Map<Path, Path> targets = new LinkedHashMap<>();
    for (Path file : AudioFiles.list(in)) {
      String name = in.relativize(file).toString();
      Path target = out.resolve(stem(name) + ".wav");
      targets.put(file, targets.containsValue(target) ? out.resolve(name + ".wav") : target);
    }
    if (targets.isEmpty()) {
      throw new AudioFileException("expected recordings in " + in + "; got none");
    }
    return targets;
  }

  private Path target() {
    return Files.isDirectory(out) ? out.resolve(stem(in.getFileName().toString()) + ".wav") : out;
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? fileName : fileName.substring(0, dot);
  }

  private Rendering render(Voice voice, Resynthesis how, Path file, Path target) {
    Waveform recording = AudioFiles.read(file);
    if (target.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
      throw new AudioFileException("expected --out to be another file than the recording " + file);
    }
    Manifest manifest = voice.manifest();
    float[] labelWeights = sound.labelWeights(manifest, LabelMix.ofRecording(file, manifest));
    FeatureTrack track = how.features(recording, manifest, labelWeights);
    long startNanos = System.nanoTime();
    Waveform made = voice.student().render(track, sound.noise());
    double renderSeconds = Rendering.secondsSince(startNanos);
    return Rendering.write(target, manifest.name(), made, renderSeconds);
  }
}
