package flowtone.cli;

import flowtone.audio.AudioFiles;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusSummary;
import flowtone.corpus.Kind;
import flowtone.corpus.Preparation;
import flowtone.corpus.Source;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
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
    footer = {"", "Example:", "  flowtone prepare --recordings cello altosax --corpus corpus"})
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

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    Preparation preparation = preparation();
    List<Source> sources = Source.find(recordings);
    CorpusDescription description;
    int steps = sources.size() * Preparation.STEPS_PER_SOURCE;
    try (ProgressBar bar = Progress.of("prepare").setInitialMax(steps).build()) {
      description = preparation.prepare(sources, corpus, bar::step);
    }
    CorpusSummary summary = CorpusSummary.of(description);
    json.print(summary, () -> CorpusText.of(corpus, summary));
  }

  private Preparation preparation() {
    try {
      return Preparation.of(kind, sampleRateHz);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
