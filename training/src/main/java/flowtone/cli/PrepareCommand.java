package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.cli.options.PreparationOptions;
import flowtone.cli.options.RecordingsOptions;
import flowtone.corpus.report.CorpusSummary;
import flowtone.pipeline.CorpusPreparation;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a corpus of folders of recordings. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = "Turns folders of recordings into a corpus to train on; a folder is a label.",
    footer = {
      "",
      "Recordings that are damaged, silent, too short or clipped are left out; at the end they are",
      "named. The corpus gets a report.html: what there is, and what deserves a second look.",
      "",
      "Example:",
      "  flowtone prepare --recordings cello altosax --corpus corpus"
    })
final class PrepareCommand implements Runnable {
  @Mixin private RecordingsOptions recordings;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      converter = NewFolder.class,
      required = true,
      description = "New folder to write the corpus to.")
  private Path corpus;

  @Mixin private PreparationOptions options;
  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    CorpusPreparation preparation = new CorpusPreparation(options.preparation());
    CorpusSummary summary =
        PreparationProgress.show(
            progress -> preparation.run(recordings.find(), corpus, progress),
            command.commandLine().getErr());
    json.print(summary, () -> CorpusText.of(corpus, summary));
  }
}
