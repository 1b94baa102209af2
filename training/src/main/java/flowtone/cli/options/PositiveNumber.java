package flowtone.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks numbers that must be above 0. */
public final class PositiveNumber {
  private PositiveNumber() {}

  /**
   * The number.
   *
   * @param option it was given to, as typed
   * @throws ParameterException if it is 0, below, infinite or none
   */
  public static double of(CommandSpec command, String option, double given) {
    if (!(given > 0 && Double.isFinite(given))) {
      throw refused(command, option, given);
    }
    return given;
  }

  /**
   * The whole number.
   *
   * @param option it was given to, as typed
   * @throws ParameterException if it is 0 or below
   */
  public static long of(CommandSpec command, String option, long given) {
    if (given <= 0) {
      throw refused(command, option, given);
    }
    return given;
  }

  private static ParameterException refused(CommandSpec command, String option, Number given) {
    return new ParameterException(
        command.commandLine(), "expected a number above 0 for %s; got %s".formatted(option, given));
  }
}
