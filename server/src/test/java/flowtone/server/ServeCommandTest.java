package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command's options; that it serves is the other tests' business. */
class ServeCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--host 0.0.0.0",
        "--public-url https://example.org",
        "--token short",
        "--public-url ftp://example.org --open",
        "--max-sessions 0",
        "--max-sessions x",
        "--port 70000"
      })
  void whatCannotBeServedIsWrongUsage(String options) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new ServeCommand())
            .setErr(new PrintWriter(err))
            .execute(options.split(" "));
    assertEquals(2, code, err.toString());
    assertTrue(!err.toString().isBlank());
  }

  @Test
  void everyLimitHasAnOptionOfItsOwnAndAVariable() {
    CommandLine command = new CommandLine(new ServeCommand());
    Set<String> variables = new HashSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertTrue(variables.add(EnvironmentDefaults.variable(option)), option.longestName());
    }
    assertTrue(variables.contains("FLOWTONE_MAX_SESSIONS"));
    assertTrue(variables.contains("FLOWTONE_TOKEN"));
    long builderMethods =
        java.util.Arrays.stream(Limits.Builder.class.getMethods())
            .filter(method -> method.getReturnType() == Limits.Builder.class)
            .count();
    long optionMethods =
        java.util.Arrays.stream(LimitOptions.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(CommandLine.Option.class))
            .count();
    assertEquals(builderMethods, optionMethods);
  }

  @Test
  void aLimitsOptionIsThatLimit() {
    LimitOptions options = new LimitOptions();
    CommandLine command = new CommandLine(new Holder(options));
    command.parseArgs("--max-sessions", "7", "--max-output-seconds", "3.5");
    assertEquals(7, options.limits().live().sessions());
    assertEquals(3.5, options.limits().rendering().outputSeconds());
    assertEquals(Limits.DEFAULT.uploads(), options.limits().uploads());
  }

  @CommandLine.Command(name = "holder")
  private static final class Holder {
    @CommandLine.Mixin private final LimitOptions limits;

    Holder(LimitOptions limits) {
      this.limits = limits;
    }
  }
}
