package flowtone.cli;

import flowtone.benchmark.VoiceBenchmark;
import flowtone.benchmark.family.FamilyBenchmark;
import flowtone.benchmark.family.FamilySelection;
import flowtone.benchmark.report.BenchmarkPage;
import flowtone.benchmark.report.BenchmarkText;
import flowtone.benchmark.result.BenchmarkResults;
import flowtone.benchmark.timing.Clock;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.cli.options.RepetitionOptions;
import flowtone.cli.options.VoiceFolders;
import flowtone.library.VoiceLibrary;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.training.progress.ProgressLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benchmarks flows side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Benchmarks a voice's student against its teacher; or trains every family of flows on one",
      "corpus for the same time and benchmarks them: speed and likelihood. The same command goes",
      "on where it was stopped."
    },
    footer = {
      "",
      "Writes report.json and report.html, a page that needs no network, to the folder --out.",
      "For that page the flows that a voice carries beside its student are benchmarked, too.",
      "",
      "Examples:",
      "  flowtone compare --voice NAME --seconds 2 --json",
      "  flowtone compare --corpus corpora/winds --out report --minutes 10",
      "  flowtone compare --corpus corpora/winds --out report --run maf=runs/t --run iaf=runs/s"
    })
final class CompareCommand implements Runnable {
  private static final double MAX_SECONDS = 60;
  private static final double VOICE_SECONDS = 2;
  private static final double CORPUS_SECONDS = 6;

  /** Options of training, which a voice needs no more. */
  private static final List<String> TRAINING_OPTIONS =
      List.of("--families", "--run", "--config", "--minutes");

  @Option(
      names = "--voice",
      paramLabel = "VOICE",
      description = "Name of a voice, or the path of its directory or zip.")
  private String voice;

  @Mixin private VoiceFolders folders;

  @Option(names = "--corpus", paramLabel = "DIR", description = "Prepared corpus to train on.")
  private Path corpus;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "10",
      description = "Training of each family in all, over all runs of the command (default: 10).")
  private double minutes;

  /** Every family there is, for the help. */
  private static final class FamilyIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FlowFamilies.all().stream().map(FlowFamily::id).iterator();
    }
  }

  @Option(
      names = "--families",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = FamilyIds.class,
      description = "Families to compare: ${COMPLETION-CANDIDATES} (default: all).")
  private List<String> families = List.of();

  @Option(
      names = "--run",
      paramLabel = "FAMILY=RUN",
      description = "A run to take for a family as it is, instead of training one.")
  private Map<String, Path> runs = Map.of();

  @Option(
      names = "--config",
      paramLabel = "FAMILY=NAME|FILE",
      description = "Configuration of a family (default: the shipped one).")
  private Map<String, String> configs = Map.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of the notes to be sampled (default: 2 for a voice, 6 for a corpus).")
  private Double seconds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = NewFolder.class,
      description = "Folder to write the report to.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise (default: 1).")
  private long seed;

  @Mixin private RepetitionOptions repetitions;
  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    check();
    BenchmarkResults results = voice == null ? benchmarkFamilies() : benchmarkVoice();
    if (out != null) {
      BenchmarkPage.write(results, out);
    }
    json.print(results.report(), () -> BenchmarkText.of(results.report()));
  }

  private void check() {
    require((voice == null) != (corpus == null), "either --voice or --corpus", given());
    TRAINING_OPTIONS.forEach(this::requireCorpus);
    require(
        seconds == null || (seconds > 0 && seconds <= MAX_SECONDS),
        "--seconds above 0 and at most 60",
        seconds);
    require(
        out == null || !Files.exists(out) || Files.isDirectory(out),
        "a folder for the report",
        "the file " + out);
    require(corpus == null || out != null, "--out with --corpus", "none");
    require(
        repetitions.valid(),
        "--repetitions of at least 1 and --repetition-seconds of at least 0",
        repetitions);
    require(minutes > 0 && Double.isFinite(minutes), "--minutes above 0", minutes);
  }

  private void requireCorpus(String option) {
    boolean given = command.commandLine().getParseResult().hasMatchedOption(option);
    require(corpus != null || !given, option + " with --corpus only", "it with --voice");
  }

  private String given() {
    return voice == null ? "neither" : "both";
  }

  private void require(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new ParameterException(
          command.commandLine(), "expected %s; got %s".formatted(expected, got));
    }
  }

  private BenchmarkResults benchmarkVoice() {
    boolean whole = out != null;
    try (VoiceLibrary library = folders.openLibrary();
        ProgressBar bar = Progress.of("benchmark").build()) {
      return new VoiceBenchmark(
              library.find(voice),
              repetitions.settings(VoiceBenchmark.seconds(whole)),
              Clock.ofThisMachine(),
              id -> Progress.step(bar, id))
          .run(seconds == null ? VOICE_SECONDS : seconds, seed, whole);
    }
  }

  private BenchmarkResults benchmarkFamilies() {
    FamilyBenchmark benchmark =
        new FamilyBenchmark(
            corpus, out, families(), minutes, repetitions.settings(FamilyBenchmark.SECONDS));
    Map<FlowFamily, Path> trained = benchmark.train(new ProgressLine(System.err));
    try (ProgressBar bar = Progress.of("benchmark").build()) {
      return benchmark.run(
          trained, seconds == null ? CORPUS_SECONDS : seconds, seed, id -> Progress.step(bar, id));
    }
  }

  private FamilySelection families() {
    try {
      return FamilySelection.of(families, runs, configs);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
