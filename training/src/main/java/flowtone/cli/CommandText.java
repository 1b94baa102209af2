package flowtone.cli;

import flowtone.run.RunCommand;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as it was typed. */
public final class CommandText {
  private CommandText() {}

  /** The whole line; what has blanks stands in quotes. */
  public static String of(CommandSpec command) {
    return command.root().commandLine().getParseResult().originalArgs().stream()
        .map(argument -> argument.matches("\\S+") ? argument : "'" + argument + "'")
        .collect(Collectors.joining(" ", command.root().name() + " ", ""));
  }

  /** The command, to be given again where it was given. */
  public static RunCommand again(CommandSpec command) {
    return new RunCommand(
        command.root().commandLine().getParseResult().originalArgs(),
        Path.of("").toAbsolutePath().toString());
  }
}
