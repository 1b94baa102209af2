package flowtone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes the commands, or one of them. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Describes the commands, or one of them.")
final class HelpCommand implements Runnable {
  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "What to describe.")
  private String described;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    CommandLine all = command.commandLine().getParent();
    CommandLine asked = described == null ? all : all.getSubcommands().get(described);
    if (asked == null) {
      throw new ParameterException(
          command.commandLine(), UsageErrors.noCommand(described, all.getSubcommands().keySet()));
    }
    asked.usage(command.commandLine().getOut());
  }
}
