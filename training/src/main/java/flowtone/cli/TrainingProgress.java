package flowtone.cli;

import flowtone.training.progress.ProgressLine;
import picocli.CommandLine.Model.CommandSpec;

/** How commands that train show it on stderr: a bar on a terminal, lines in a log. */
final class TrainingProgress {
  private TrainingProgress() {}

  /**
   * For a command; with {@code --verbose} it tells metrics by their names.
   *
   * @param task name in front of the bar
   */
  static ProgressLine of(CommandSpec command, String task) {
    boolean verbose = ((Main) command.root().userObject()).isVerbose();
    return Progress.isOnTerminal()
        ? new ProgressLine(new BarDisplay(task, System.err), verbose)
        : new ProgressLine(System.err, verbose);
  }
}
