package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.run.RunComparison;
import flowtone.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists training runs. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists training runs: state, progress, best metrics, verdict; or compares two: how they were",
      "made, settings that differ, figures, curves."
    },
    footer = {
      "",
      "Examples:",
      "  flowtone runs --runs runs --json",
      "  flowtone runs --compare oboe-student oboe2-student"
    })
final class RunsCommand implements Runnable {
  private static final String ROW = "%-24s %-8s %-9s %14s %8s  %s";
  private static final String BELOW = "    ";

  /** Of the best metrics, those that tell most; the others are in the JSON. */
  private static final List<String> TELLING =
      List.of("test/nll", "test/kl", "test/stft", "test/mel");

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      converter = NewFolder.class,
      defaultValue = "runs",
      description = "Directory of the runs (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "RUN",
      description = "Two runs to compare, by their names in --runs or their folders.")
  private List<Path> compared = List.of();

  @Mixin private JsonOption json;

  @Override
  public void run() {
    if (!compared.isEmpty()) {
      RunComparison both = RunComparison.of(folder(compared.get(0)), folder(compared.get(1)));
      json.print(both, () -> RunComparisonText.of(both, TELLING));
      return;
    }
    List<RunSummary> summaries = RunSummary.list(runs);
    json.print(summaries, () -> table(summaries));
  }

  private Path folder(Path nameOrFolder) {
    Path named = runs.resolve(nameOrFolder);
    return Files.isDirectory(named) ? named : nameOrFolder;
  }

  private String table(List<RunSummary> summaries) {
    if (summaries.isEmpty()) {
      return "No runs in " + runs.toAbsolutePath();
    }
    String heading = ROW.formatted("RUN", "KIND", "STATE", "STEP", "TRAINED", "BEST");
    return Stream.concat(Stream.of(heading), summaries.stream().map(RunsCommand::row))
        .map(String::stripTrailing)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String row(RunSummary run) {
    String steps = run.targetSteps() > 0 ? run.step() + "/" + run.targetSteps() : "" + run.step();
    String verdict = run.verdict().isEmpty() ? "" : System.lineSeparator() + BELOW + run.verdict();
    return ROW.formatted(
        run.id(),
        lowerCase(run.kind()),
        lowerCase(run.state()),
        steps,
        hoursAndMinutes(run.secondsTrained()),
        best(run) + verdict);
  }

  private static String best(RunSummary run) {
    return TELLING.stream()
        .filter(run.bestMetrics()::containsKey)
        .map(name -> String.format(Locale.ROOT, "%s %.3f", name, run.bestMetrics().get(name)))
        .collect(Collectors.joining(", "));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String hoursAndMinutes(double seconds) {
    long minutes = Math.round(seconds / 60);
    return "%d:%02d h".formatted(minutes / 60, minutes % 60);
  }
}
