package flowtone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives every option of a command values that cannot be right, one at a time, beside arguments that
 * are: the exit code is 2, and the last line says what was expected and what was given.
 */
public final class WrongValueSweep {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> REAL = Set.of(float.class, double.class, Double.class);

  private final CommandLine command;
  private final List<String> right;
  private final Set<String> free;
  private final Path file;

  /**
   * @param command of the whole command line
   * @param right arguments that it can work with, an option and its value in turn
   * @param free options of which any value of the type can be right, such as titles and where to
   *     write to, if not to a file in place of a folder
   * @param file that is there
   */
  public WrongValueSweep(CommandLine command, List<String> right, Set<String> free, Path file) {
    this.command = command;
    this.right = List.copyOf(right);
    this.free = Set.copyOf(free);
    this.file = file;
  }

  /** What is wrong with the answers to wrong values; empty if nothing is. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String value : wrongValues(option)) {
        check(option, value, faults);
      }
    }
    return faults;
  }

  private List<String> wrongValues(OptionSpec option) {
    Class<?> type =
        option.isMultiValue() && !option.typeInfo().isMap() ? element(option) : option.type();
    boolean isFree = free.contains(option.longestName());
    if (type == boolean.class) {
      return List.of("perhaps");
    }
    if (WHOLE.contains(type) || REAL.contains(type)) {
      List<String> noNumbers = List.of("many", "", "1d", "NaN");
      return isFree ? noNumbers : append(noNumbers, "-1");
    }
    if (option.longestName().equals("--out") && !isFree) {
      return List.of("sound.txt");
    }
    if (type == Path.class && isFree) {
      return List.of(file.toString(), file.resolve("below").toString());
    }
    if (type == Path.class || type == String.class || type == URI.class) {
      return isFree ? List.of() : List.of("no/such:thing");
    }
    return List.of("no/such:thing");
  }

  private static List<String> append(List<String> values, String last) {
    return Stream.concat(values.stream(), Stream.of(last)).toList();
  }

  private static List<String> excluded(OptionSpec option) {
    return option.group() == null
        ? List.of()
        : option.group().options().stream().map(OptionSpec::longestName).toList();
  }

  private static Class<?> element(OptionSpec option) {
    return option.auxiliaryTypes()[0];
  }

  private void check(OptionSpec option, String value, List<String> faults) {
    List<String> words = new ArrayList<>(List.of(command.getCommandName()));
    int last = right.lastIndexOf(option.longestName()); // Others of a list are right.
    for (int i = 0; i < right.size(); i += 2) {
      if (i != last && !excluded(option).contains(right.get(i))) {
        words.addAll(right.subList(i, i + 2));
      }
    }
    if (option.arity().min() > 1) {
      words.add(option.longestName());
      words.addAll(Collections.nCopies(option.arity().min(), value));
    } else {
      words.add(option.longestName() + "=" + value);
    }
    StringWriter err = new StringWriter();
    int code = execute(words, err);
    String told = err.toString().lines().reduce((a, b) -> b).orElse("");
    if (code != 2 || !told.matches("flowtone: expected .*; got.*") || !told.contains(value)) {
      faults.add(String.join(" ", words) + " -> " + code + " " + err.toString().strip());
    }
  }

  private static int execute(List<String> words, StringWriter err) {
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err, true))
        .execute(words.toArray(String[]::new));
  }
}
