package flowtone.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what completes commands and options in a shell. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script by which bash and zsh complete commands and options.",
    footer = {"", "Example:", "  source <(flowtone completion)"})
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    command
        .commandLine()
        .getOut()
        .print(AutoComplete.bash("flowtone", command.commandLine().getParent()));
    command.commandLine().getOut().flush();
  }
}
