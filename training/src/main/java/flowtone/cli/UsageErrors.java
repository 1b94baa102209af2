package flowtone.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports arguments that cannot be used: where to read what can, and last, in a sentence, what is
 * wrong. An option that is none is wrong before others are missing.
 */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(helpFor(command));
    command.getErr().println("flowtone: " + sentence(e, args));
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  /** Where to read what a command takes. */
  static String helpFor(CommandLine command) {
    return "'%s --help' tells what it takes.".formatted(command.getCommandSpec().qualifiedName());
  }

  private static String sentence(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    Collection<String> commands = command.getSubcommands().keySet();
    if (e instanceof UnmatchedArgumentException unmatched && !commands.isEmpty()) {
      String got = unmatched.getUnmatched().get(0);
      return got.startsWith("-") ? noOption(got, command) : noCommand(got, commands);
    }
    return unknownOption(args, command)
        .map(option -> noOption(option, command))
        .orElseGet(() -> WrongValues.sentence(e));
  }

  /** The sentence on a command that is none, of those that are. */
  static String noCommand(String got, Collection<String> commands) {
    return "expected one of the commands %s; got %s%s"
        .formatted(String.join(", ", commands), got, Spelling.suggestion(got, commands));
  }

  private static String noOption(String got, CommandLine command) {
    return "expected an option of %s; got %s%s"
        .formatted(
            command.getCommandSpec().qualifiedName(),
            got,
            Spelling.suggestion(got, command.getCommandSpec().optionsMap().keySet()));
  }

  private static Optional<String> unknownOption(String[] args, CommandLine command) {
    Set<String> known = optionsUpTo(command);
    return Arrays.stream(args)
        .takeWhile(arg -> !arg.equals("--"))
        .filter(arg -> arg.startsWith("--"))
        .map(arg -> arg.split("=", 2)[0])
        .filter(option -> !known.contains(option))
        .findFirst();
  }

  /** Its own and those of the commands that it is below, which stand before its name. */
  private static Set<String> optionsUpTo(CommandLine command) {
    Set<String> options = new HashSet<>();
    for (CommandLine c = command; c != null; c = c.getParent()) {
      options.addAll(c.getCommandSpec().optionsMap().keySet());
    }
    return options;
  }
}
