package flowtone.cli;

import static java.util.stream.Collectors.joining;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.SoundFileSettings;
import flowtone.cli.options.FolderFormatOption;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.LabelOption;
import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.ResynthesisOptions;
import flowtone.cli.options.SoundFileOptions;
import flowtone.cli.options.StrictOption;
import flowtone.cli.options.VoiceOptions;
import flowtone.corpus.LeftOut;
import flowtone.library.VoiceLibrary;
import flowtone.rendering.FileResynthesis;
import flowtone.rendering.RenderedFile;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Resynthesizes recordings with a voice. */
@Command(
    name = "resynthesize",
    mixinStandardHelpOptions = true,
    description = "Resynthesizes a recording, or every recording in a directory, with a voice.",
    footer = {
      "",
      "An instrument takes pitch and loudness from the recording, a vocoder its spectrum too.",
      "",
      "Example:",
      "  flowtone resynthesize --voice NAME --in song.wav --transpose -200 --out lower.wav"
    })
final class ResynthesizeCommand implements Callable<Integer> {
  @Mixin private VoiceOptions voices;
  @Mixin private NoiseOptions noise;
  @Mixin private LabelOption label;

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
      description = {
        SoundFileOptions.FORMATS + ", as its name ends;",
        "a directory where --in is one."
      })
  private Path out;

  @Mixin private SoundFileOptions stored;
  @Mixin private FolderFormatOption folder;
  @Mixin private StrictOption strict;

  @Mixin private ResynthesisOptions changes;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  /** What became of a directory of recordings. */
  private record Result(List<RenderedFile> files, List<LeftOut> leftOut) {
    String text() {
      return files.stream().map(RenderedFile::line).collect(joining(System.lineSeparator()));
    }
  }

  @Override
  public Integer call() {
    Resynthesis how = changes.resynthesis();
    FileResynthesis.Handling handling = new FileResynthesis.Handling(strict.asked(), settings());
    try (VoiceLibrary library = voices.openLibrary()) {
      Voice voice = library.find(voices.voice());
      how.offsets().requireReadBy(voice.manifest());
      FileResynthesis files =
          new FileResynthesis(voice, how, this::weights, noise.settings(), handling);
      return Files.isDirectory(in) ? renderAll(files) : renderOne(files);
    }
  }

  private SoundFileSettings settings() {
    return Files.isDirectory(in) || Files.isDirectory(out)
        ? stored.settings(folder.format())
        : stored.settings(out);
  }

  private float[] weights(Path recording, Manifest manifest) {
    return label.weights(manifest, LabelMix.ofRecording(recording, manifest));
  }

  private int renderOne(FileResynthesis files) {
    RenderedFile rendered = files.render(in, FileResynthesis.target(in, out, folder.format()));
    RemarksText.tell(rendered, command.commandLine().getErr());
    json.print(rendered, rendered::line);
    return ExitCode.OK;
  }

  /** One bad recording does not stop the others. */
  private int renderAll(FileResynthesis files) {
    Result result = new Result(new ArrayList<>(), new ArrayList<>());
    Map<Path, Path> targets = FileResynthesis.targets(in, out, folder.format());
    for (Path file : ProgressBar.wrap(targets.keySet(), Progress.of("resynthesize"))) {
      try {
        result.files().add(files.render(file, targets.get(file)));
      } catch (AudioFileException e) {
        result.leftOut().add(new LeftOut(file.toString(), e.getMessage()));
      }
    }
    result.files().forEach(file -> RemarksText.tell(file, command.commandLine().getErr()));
    json.print(result, result::text);
    LeftOutText.tell(result.leftOut(), command.commandLine().getErr());
    return result.files().isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}
