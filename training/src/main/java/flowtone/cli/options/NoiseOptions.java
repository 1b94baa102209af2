package flowtone.cli.options;

import flowtone.synthesis.NoiseSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mixin for commands that draw noise: its seed and its scale. */
public final class NoiseOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise; the same seed gives the same sound (default: 1).")
  private long seed;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "Scale of the noise, 0 to 1.5 (default: ${DEFAULT-VALUE}).")
  private float temperature;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The noise asked for; the same seed gives the same samples.
   *
   * @throws ParameterException if the temperature is outside 0..1.5
   */
  public NoiseSettings settings() {
    try {
      return new NoiseSettings(seed, temperature);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
