package flowtone.cli;

import flowtone.run.RunCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as it was typed, but for secrets among its settings, which are not kept. */
public final class CommandText {
  /** By Spark's own rule for what it does not show. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?is)((?:--[\\w-]+=)?[\\w.-]*(?:secret|password|token|access[.]key)[\\w.-]*=).+");

  private CommandText() {}

  /** The whole line; what has blanks stands in quotes. */
  public static String of(CommandSpec command) {
    return typed(command).stream()
        .map(argument -> argument.matches("\\S+") ? argument : "'" + argument + "'")
        .collect(Collectors.joining(" ", command.root().name() + " ", ""));
  }

  /** The command, to be given again where it was given. */
  public static RunCommand again(CommandSpec command) {
    return new RunCommand(typed(command), Path.of("").toAbsolutePath().toString());
  }

  private static List<String> typed(CommandSpec command) {
    return command.root().commandLine().getParseResult().originalArgs().stream()
        .map(argument -> SECRET.matcher(argument).replaceFirst("$1***"))
        .toList();
  }
}
