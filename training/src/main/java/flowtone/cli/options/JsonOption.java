package flowtone.cli.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A mixin for commands whose result can be had as JSON on stdout: {@code @Mixin JsonOption json}.
 */
public final class JsonOption {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean asked;

  /** Whether JSON was asked for. */
  public boolean asked() {
    return asked;
  }

  /**
   * Prints the result to stdout.
   *
   * @param result what Jackson can write
   * @param forPeople the same as text, made only if JSON was not asked for
   */
  public void print(Object result, Supplier<String> forPeople) {
    try {
      String text =
          asked
              ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result)
              : forPeople.get();
      command.commandLine().getOut().println(text);
      command.commandLine().getOut().flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected a result that can be written as JSON", e);
    }
  }
}
