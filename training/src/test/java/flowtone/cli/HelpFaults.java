package flowtone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is missing or badly laid out in the help of the command line. */
public final class HelpFaults {
  private final List<String> faults = new ArrayList<>();

  private HelpFaults() {}

  /** Faults of all commands, each with its name. */
  public static List<String> of(CommandLine command) {
    HelpFaults help = new HelpFaults();
    help.check(command);
    return help.faults;
  }

  private void check(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    String usage = command.getUsageMessage();
    usage
        .lines()
        .filter(line -> line.length() > HelpLayout.WIDTH)
        .forEach(line -> faults.add(name + " is wider than it may be: " + line));
    require(usage.contains("\nExample"), name + " has no example");
    require(usage.contains("\nExit codes:\n"), name + " does not tell its exit codes");
    require(usage.lines().noneMatch(line -> line.contains("${")), name + " has an unset variable");
    String first = command.getCommandSpec().usageMessage().description()[0];
    require(first.matches("[A-Z].*\\."), name + " does not begin with a sentence: " + first);
    command.getCommandSpec().options().forEach(option -> check(name, option));
    command.getSubcommands().values().forEach(this::check);
  }

  private void check(String command, OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    String name = command + " " + option.longestName();
    String description = String.join(" ", option.description());
    require(
        description.matches("(?s)\\p{Lu}.*\\."),
        name + " is described by no sentence: " + description);
    require(
        option.arity().max() == 0 || !option.paramLabel().startsWith("<"), name + " has no label");
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  /** What man has to say against the pages of all commands, which it formats. */
  public static List<String> ofManPages(CommandLine all, Path folder) throws Exception {
    List<String> faults = new ArrayList<>();
    List<CommandLine> commands = new ArrayList<>(all.getSubcommands().values());
    commands.add(all);
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName("-");
      Path page = Files.writeString(folder.resolve(name + ".1"), ManPage.of(command));
      LauncherInstallation.Outcome shown =
          LauncherInstallation.runWords(
              folder,
              Map.of("MANWIDTH", "100", "MANROFFOPT", "-ww", "LC_ALL", "C.UTF-8"),
              List.of("man", "--warnings", "-l", page.toString()));
      String text = shown.out().replaceAll(".\b", "");
      if (shown.code() != 0 || !shown.err().isEmpty() || !text.contains("EXIT STATUS")) {
        faults.add(name + ": " + shown);
      }
      Arrays.stream(command.getCommandSpec().options().toArray(OptionSpec[]::new))
          .filter(option -> !option.hidden() && !text.contains(option.longestName()))
          .forEach(option -> faults.add(name + " lacks " + option.longestName()));
    }
    return faults;
  }

  /** What a command writes to stdout. */
  static String told(String... words) {
    StringWriter out = new StringWriter();
    Main.commandLine().setOut(new PrintWriter(out)).execute(words);
    return out.toString();
  }
}
