package flowtone.cli;

import flowtone.train.Budget;
import picocli.CommandLine.Option;

/** When training ends: the same options for every command that trains. */
final class BudgetOptions {
  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "Train so many minutes in all, over every sitting.")
  private double minutes;

  @Option(names = "--steps", paramLabel = "N", description = "Train so many steps in all.")
  private long steps;

  /** The budget asked for, or {@code otherwiseMinutes} if none was. */
  Budget budget(double otherwiseMinutes) {
    boolean none = minutes == 0 && steps == 0;
    return new Budget(none ? otherwiseMinutes : minutes, steps);
  }
}
