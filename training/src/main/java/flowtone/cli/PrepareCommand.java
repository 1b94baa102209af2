package flowtone.cli;

import flowtone.audio.AudioFiles;
import flowtone.corpus.CorpusSummary;
import flowtone.corpus.Kind;
import flowtone.corpus.Preparation;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      arity = "1..*",
      required = true,
      description = "Folders of " + AudioFiles.FORMATS + " files, or folders of such folders.")
  private List<Path> recordings;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      required = true,
      description = "New folder to write the corpus to.")
  private Path corpus;

  @Option(
      names = "--kind",
      defaultValue = "instrument",
      description = "What is to be trained: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      defaultValue = "16000",
      description = "Of the corpus and its voices (default: ${DEFAULT-VALUE}).")
  private int sampleRateHz;

  @Mixin private CleaningOptions cleaning;
  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    CorpusMaking making = new CorpusMaking(preparation(), command.commandLine().getErr());
    CorpusSummary summary = making.make(recordings, corpus);
    json.print(summary, () -> CorpusText.of(corpus, summary));
  }

  private Preparation preparation() {
    try {
      return Preparation.of(kind, sampleRateHz, cleaning.cleaning());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
