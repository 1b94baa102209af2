package flowtone.cli.options;

import flowtone.pipeline.ConfigurationChoice;
import flowtone.run.RunDirectory;
import flowtone.training.TrainingOrigin;
import flowtone.training.progress.Budget;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that trains is told: where, by what configuration, from where, how long. */
public final class TrainingOptions {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      converter = NewFolder.class,
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
      paramLabel = "VOICE|RUN",
      description = {
        "Start a new run from the weights of a voice, by its name, folder or zip, or of another run.",
        "Without --config, sizes are those there, and the learning rate is a third of the usual."
      })
  private String from;

  @Mixin private OverrideOptions overrides;

  @Mixin private PatienceOption patience;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private double minutes;
  private long steps;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Train so many minutes in all, over all runs of the command.")
  private void minutes(double given) {
    minutes = PositiveNumber.of(command, "--minutes", given);
  }

  @Option(names = "--steps", paramLabel = "N", description = "Train so many steps in all.")
  private void steps(long given) {
    steps = PositiveNumber.of(command, "--steps", given);
  }

  public Path run() {
    return run;
  }

  /** By what to train, and what to start from. */
  public ConfigurationChoice configuration() {
    return new ConfigurationChoice(
        Optional.ofNullable(config), overrides.values(), origin(), Optional.empty());
  }

  /** Empty if nothing was named, or the run has begun already. */
  private Optional<TrainingOrigin> origin() {
    boolean begun = !RunDirectory.at(run).checkpoints().isEmpty();
    return begun || from == null
        ? Optional.empty()
        : Optional.of(GivenOrigin.of(command, "--from", from));
  }

  /** The budget asked for, or {@code otherwiseMinutes} if none was. */
  public Budget budget(double otherwiseMinutes) {
    boolean none = minutes == 0 && steps == 0;
    Budget budget = new Budget(none ? otherwiseMinutes : minutes, steps);
    return patience.minutes().isPresent()
        ? budget.withPatience(patience.minutes().getAsDouble())
        : budget;
  }
}
