package flowtone.cli.options;

import flowtone.run.RunDirectory;
import flowtone.storage.WeightArray;
import flowtone.training.CheckpointLoader;
import flowtone.training.progress.Budget;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What every command that trains is told: where, by what configuration, from where, how long. */
public final class TrainingOptions {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      required = true,
      description = "Where the run is kept.")
  private Path run;

  @Option(
      names = "--config",
      paramLabel = "NAME|FILE",
      description = {
        "Shipped configuration or YAML file (default: instrument or voice, as the",
        "corpus is one of an instrument or for a vocoder)."
      })
  private String config;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Start a new run from the weights of another of like sizes.")
  private Path from;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Train so many minutes in all, over all runs of the command.")
  private double minutes;

  @Option(names = "--steps", paramLabel = "N", description = "Train so many steps in all.")
  private long steps;

  public Path run() {
    return run;
  }

  /**
   * Name or file of the configuration asked for.
   *
   * @param otherwise names one if none was
   */
  public String config(Supplier<String> otherwise) {
    return config == null ? otherwise.get() : config;
  }

  /** Weights of the run to start from, none if none was named. */
  public Map<String, WeightArray> from() {
    return from == null ? Map.of() : CheckpointLoader.bestWeights(RunDirectory.at(from));
  }

  /** The budget asked for, or {@code otherwiseMinutes} if none was. */
  public Budget budget(double otherwiseMinutes) {
    boolean none = minutes == 0 && steps == 0;
    return new Budget(none ? otherwiseMinutes : minutes, steps);
  }
}
