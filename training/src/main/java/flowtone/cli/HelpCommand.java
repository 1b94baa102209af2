package flowtone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes the commands, or one of them. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Describes the commands, or one of them.",
    footer = {"", "Examples:", "  flowtone help play", "  flowtone help --man play | man -l -"})
final class HelpCommand implements Runnable {
  @Option(names = "--man", description = "As a page for man.")
  private boolean asManPage;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "What to describe; of a command with commands below it, those too.")
  private List<String> described = List.of();

  @Spec private CommandSpec command;

  @Override
  public void run() {
    CommandLine asked = command.commandLine().getParent();
    for (String name : described) {
      asked = below(asked, name);
    }
    PrintWriter out = command.commandLine().getOut();
    if (asManPage) {
      out.print(ManPage.of(asked));
    } else {
      asked.usage(out);
    }
    out.flush();
  }

  private CommandLine below(CommandLine above, String name) {
    Map<String, CommandLine> commands = above.getSubcommands();
    if (commands.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "expected no further word, for %s has no commands; got %s"
              .formatted(above.getCommandSpec().qualifiedName(), name));
    }
    if (!commands.containsKey(name)) {
      throw new ParameterException(
          command.commandLine(), UsageErrors.noCommand(name, commands.keySet()));
    }
    return commands.get(name);
  }
}
