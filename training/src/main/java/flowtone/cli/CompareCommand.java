package flowtone.cli;

import flowtone.benchmark.BenchmarkResults;
import flowtone.benchmark.BenchmarkText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Races flows against one another. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Races a voice against the teacher it was distilled from; or trains every family of flows on",
      "one corpus for the same time and tells what each costs and gives. The same command goes on",
      "where it was stopped."
    },
    footer = {
      "",
      "Writes report.json and report.html, a page that needs no network, to the folder --out.",
      "For that page the flows that a voice carries beside its student race, too.",
      "",
      "Examples:",
      "  flowtone compare --voice NAME --seconds 2 --json",
      "  flowtone compare --corpus corpora/winds --out report --minutes 10",
      "  flowtone compare --corpus corpora/winds --out report --run maf=runs/t --run iaf=runs/s"
    })
final class CompareCommand implements Runnable {
  private static final double MOST_SECONDS = 60;

  /** Options that say how to train, which a voice no longer is. */
  private static final List<String> TRAINING_OPTIONS =
      List.of("--families", "--run", "--config", "--minutes");

  @Option(
      names = "--voice",
      paramLabel = "VOICE",
      description = "Name of a voice, or the path of its directory or zip.")
  private String voice;

  @Option(
      names = "--voices",
      paramLabel = "DIR",
      description = "A further directory of voices, beside ./voices and the shipped ones.")
  private List<Path> voices = List.of();

  @Option(names = "--corpus", paramLabel = "DIR", description = "Prepared corpus to train on.")
  private Path corpus;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "10",
      description = "Training of each family in all, over every sitting (default: 10).")
  private double minutes;

  @Option(
      names = "--families",
      paramLabel = "NAME",
      split = ",",
      description = "Families to compare: nice, realnvp, mintnet, maf, iaf (default: all).")
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

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write the report to.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise (default: 1).")
  private long seed;

  @Mixin private RepetitionOptions laps;
  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    check();
    BenchmarkResults raced = voice == null ? compareFamilies() : raceVoice();
    if (out != null) {
      raced.write(out);
    }
    json.print(raced.report(), () -> BenchmarkText.of(raced.report()));
  }

  private void check() {
    require((voice == null) != (corpus == null), "either --voice or --corpus", given());
    TRAINING_OPTIONS.forEach(this::requireCorpus);
    require(
        seconds == null || (seconds > 0 && seconds <= MOST_SECONDS),
        "--seconds above 0 and at most 60",
        seconds);
    require(
        out == null || !Files.exists(out) || Files.isDirectory(out),
        "a folder for the report",
        "the file " + out);
    require(corpus == null || out != null, "--out with --corpus", "none");
    require(laps.valid(), "--laps of at least 1 and --lap-seconds of at least 0", laps);
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

  private BenchmarkResults raceVoice() {
    return new VoiceComparison(voice, voices, laps)
        .run(seconds == null ? 2 : seconds, seed, out != null);
  }

  private BenchmarkResults compareFamilies() {
    Families chosen = families();
    return new FamilyComparison(corpus, out, chosen, minutes, laps)
        .run(seconds == null ? 6 : seconds, seed);
  }

  private Families families() {
    try {
      return Families.of(families, runs, configs);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
