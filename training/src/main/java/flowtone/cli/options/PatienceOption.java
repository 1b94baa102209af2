package flowtone.cli.options;

import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** When a training that no longer gains is to end. */
public final class PatienceOption {
  private OptionalDouble minutes = OptionalDouble.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--patience",
      paramLabel = "M",
      description = {
        "End after so many minutes of training without a gain on recordings kept from training",
        "(default: a quarter of the time, at least 15; none where --steps are counted)."
      })
  private void minutes(double given) {
    minutes = OptionalDouble.of(PositiveNumber.of(command, "--patience", given));
  }

  /** Empty if nothing was asked for. */
  public OptionalDouble minutes() {
    return minutes;
  }
}
