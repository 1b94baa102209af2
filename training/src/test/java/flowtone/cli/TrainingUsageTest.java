package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that commands that train cannot use. */
class TrainingUsageTest {
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "teach --corpus c --run r, --steps, 0",
    "teach --corpus c --run r, --steps, -3",
    "teach --corpus c --run r, --minutes, 0",
    "teach --corpus c --run r, --patience, 0",
    "distill --teacher t --run r, --steps, 0",
    "distill --teacher t --run r, --minutes, -1",
    "train --recordings d --voice v, --hours, 0",
    "train --recordings d --voice v, --hours, -2",
    "train --recordings d --voice v, --patience, 0"
  })
  void trainingForNoTimeIsRefused(String command, String option, String value) {
    String last = refused(command, option, value);
    assertTrue(
        last.startsWith("flowtone: expected a number above 0 for " + option + "; got "), last);
  }

  @ParameterizedTest
  @CsvSource({
    "teach --corpus c --run r, --minutes, NaN",
    "teach --corpus c --run r, --minutes, 0x1p3",
    "distill --teacher t --run r, --patience, Infinity",
    "train --recordings d --voice v, --hours, 1d"
  })
  void trainingForATimeThatIsNoPlainNumberIsRefused(String command, String option, String value) {
    String last = refused(command, option, value);
    assertEquals("flowtone: expected a number for %s; got %s".formatted(option, value), last);
  }

  /** The last line of what is told. */
  private String refused(String command, String option, String value) {
    String[] arguments =
        Stream.concat(Stream.of(command.split(" ")), Stream.of(option, value))
            .toArray(String[]::new);
    int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    assertEquals(2, code, err.toString());
    List<String> lines = err.toString().lines().toList();
    return lines.get(lines.size() - 1);
  }
}
