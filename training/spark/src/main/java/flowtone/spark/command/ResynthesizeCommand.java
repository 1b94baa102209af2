package flowtone.spark.command;

import flowtone.cli.LeftOutText;
import flowtone.cli.RemarksText;
import flowtone.cli.options.FolderFormatOption;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.ResynthesisOptions;
import flowtone.cli.options.StrictOption;
import flowtone.cli.options.VoiceOptions;
import flowtone.corpus.LeftOut;
import flowtone.library.VoiceLibrary;
import flowtone.spark.archive.ArchiveResynthesis;
import flowtone.spark.archive.Rendered;
import flowtone.spark.archive.Rendering;
import flowtone.spark.archive.SentVoice;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Location;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Resynthesizes an archive on many machines. */
@Command(
    name = "resynthesize",
    mixinStandardHelpOptions = true,
    description = {
      "Resynthesizes folders of recordings with a voice, into OUT/LABEL/NAME.",
      "Sounds that are there already are not made again: the same command goes on where it was",
      "stopped."
    },
    footer = {
      "",
      "Example:",
      "  flowtone spark resynthesize --voice speech --recordings archive --out rendered"
    })
final class ResynthesizeCommand implements Callable<Integer> {
  @Mixin private ClusterOptions cluster;
  @Mixin private VoiceOptions voices;
  @Mixin private NoiseOptions noise;
  @Mixin private ArchiveOptions archive;

  @Option(names = "--out", paramLabel = "URI", required = true, description = "Folder to write to.")
  private String out;

  @Option(
      names = "--label",
      paramLabel = "MIX",
      description = "A label of the voice, or a mixture (default: that of each folder's name).")
  private String label;

  @Mixin private ResynthesisOptions changes;

  @Mixin private FolderFormatOption folder;
  @Mixin private StrictOption strict;
  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    List<Rendered> files;
    try (VoiceLibrary library = voices.openLibrary();
        Cluster machines = cluster.open("resynthesize")) {
      Voice voice = library.find(voices.voice());
      requireLabel(voice);
      Rendering how = rendering(SentVoice.send(voice, machines));
      files = new ArchiveResynthesis(machines, how).run(archive.find(), Location.of(out));
    }
    RemarksText.tell(
        files.stream().flatMap(file -> file.remarks().stream()).toList(),
        command.commandLine().getErr());
    LeftOutText.tell(leftOut(files), command.commandLine().getErr());
    json.print(files, () -> text(files));
    return files.stream().anyMatch(Rendered::isThere) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Rendering rendering(String sent) {
    return new Rendering(
        sent,
        label,
        changes.resynthesis(),
        noise.settings(),
        strict.asked(),
        folder.format().extension());
  }

  private void requireLabel(Voice voice) {
    try {
      if (label != null) {
        LabelMix.parse(label, voice.manifest());
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static List<LeftOut> leftOut(List<Rendered> files) {
    return files.stream()
        .filter(file -> !file.isThere())
        .map(file -> new LeftOut(file.recording(), file.failure()))
        .toList();
  }

  private String text(List<Rendered> files) {
    long made = files.stream().filter(file -> file.seconds() > 0).count();
    long there = files.stream().filter(Rendered::isThere).count();
    double seconds = files.stream().mapToDouble(Rendered::seconds).sum();
    return String.format(
        Locale.ROOT,
        "%s: %d sounds of %.1f minutes made, %d were there, %d left out",
        out,
        made,
        seconds / 60,
        there - made,
        files.size() - there);
  }
}
