package flowtone.run;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that trains a run: given again, it resumes it.
 *
 * @param arguments after the program's name, as typed
 * @param directory absolute, that paths in them are relative to
 */
public record RunCommand(List<String> arguments, String directory) {
  public RunCommand {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("expected the arguments of a command; got none");
    }
    arguments = List.copyOf(arguments);
  }

  /** The line for a shell; what has blanks stands in quotes. */
  public String line() {
    return arguments.stream()
        .map(argument -> argument.matches("\\S+") ? argument : "'" + argument + "'")
        .collect(Collectors.joining(" ", "./flowtone ", ""));
  }
}
