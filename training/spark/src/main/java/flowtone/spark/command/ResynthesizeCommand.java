package flowtone.spark.command;

import flowtone.cli.LeftOutText;
import flowtone.cli.RemarksText;
import flowtone.cli.options.FolderFormatOption;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.ResynthesisOptions;
import flowtone.cli.options.StrictOption;
import flowtone.corpus.LeftOut;
import flowtone.resynthesis.Resynthesis;
import flowtone.spark.archive.ArchiveResynthesis;
import flowtone.spark.archive.Rendered;
import flowtone.spark.archive.Rendering;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
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
  @Mixin private VoiceOnArchive archive;

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
  public Integer call() {
    List<Rendered> files = archive.run("resynthesize", this::check, this::render);
    RemarksText.tell(
        files.stream().flatMap(file -> file.remarks().stream()).toList(),
        command.commandLine().getErr());
    LeftOutText.tell(leftOut(files), command.commandLine().getErr());
    json.print(files, () -> text(files));
    return files.stream().anyMatch(Rendered::isThere) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<Rendered> render(VoiceOnArchive.Job job) {
    Rendering how =
        new Rendering(
            job.sent(),
            label,
            changes.resynthesis(),
            archive.noise(),
            strict.asked(),
            folder.format().extension());
    return new ArchiveResynthesis(job.machines(), how).run(job.recordings(), job.target());
  }

  /** Label and changes, which the machines would otherwise complain of. */
  private void check(Voice voice) {
    Resynthesis how = changes.resynthesis();
    try {
      how.offsets().requireReadBy(voice.manifest());
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
        archive.out(),
        made,
        seconds / 60,
        there - made,
        files.size() - there);
  }
}
