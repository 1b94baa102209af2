package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of arguments that cannot be used, and where help is. */
class UsageErrorsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--voce, --voice",
    "--notse=C4, --notes",
    "--temprature, --temperature",
    "--ot, --out"
  })
  void aWrongOptionIsNamedBeforeAnyThatIsMissing(String wrong, String meant) {
    assertEquals(2, execute("play", wrong, "x"));
    assertEquals(
        "flowtone: expected an option of flowtone play; got %s; did you mean %s?"
            .formatted(wrong.split("=")[0], meant),
        lastLine());
  }

  @Test
  void anOptionLikeNoneIsNotGuessedAt() {
    assertEquals(2, execute("play", "--quarrelsome"));
    assertEquals("flowtone: expected an option of flowtone play; got --quarrelsome", lastLine());
  }

  @ParameterizedTest
  @CsvSource({"paly, play", "evalute, evaluate", "distil, distill", "Voices, voices"})
  void aWrongCommandIsNamedAndTheOneThatIsMeant(String wrong, String meant) {
    assertEquals(2, execute(wrong, "--voice", "x"));
    assertTrue(
        lastLine().endsWith("; got %s; did you mean %s?".formatted(wrong, meant)), lastLine());
    assertTrue(lastLine().startsWith("flowtone: expected one of the commands "), lastLine());
  }

  @Test
  void whatIsWrongIsTheLastLineAndHelpTheOneBefore() {
    assertEquals(2, execute("play", "--notes", "C4"));
    List<String> lines = err.toString().lines().toList();
    assertEquals(2, lines.size(), err.toString());
    assertEquals("'flowtone play --help' tells what it takes.", lines.get(0));
    assertTrue(lines.get(1).contains("--voice"), lines.get(1));
  }

  @Test
  void valuesThatBeginWithADashAreNoOptions() {
    assertEquals(2, execute("resynthesize", "--transpose", "-1200"));
    assertTrue(lastLine().contains("--voice"), lastLine());
  }

  @Test
  void helpDescribesACommand() {
    assertEquals(0, execute("help", "play"));
    assertTrue(out.toString().contains("--polyphony"), out.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, execute("help"));
    assertTrue(out.toString().contains("resynthesize"), out.toString());
    assertEquals(2, execute("help", "paly"));
    assertTrue(lastLine().endsWith("got paly; did you mean play?"), lastLine());
  }

  @Test
  void completionKnowsEveryCommandAndItsOptions() {
    assertEquals(0, execute("completion"));
    String script = out.toString();
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      assertTrue(script.contains("_picocli_flowtone_" + command), command);
    }
    assertTrue(script.contains("--keep-silence"));
    assertTrue(script.contains("complete -F"));
  }

  @ParameterizedTest
  @CsvSource({"play, play, 0", "paly, play, 1", "voce, voice, 1", "plays, play, 1", "a, bcd, 3"})
  void wordsAreAsFarApartAsTheMistakesBetweenThem(String a, String b, int mistakes) {
    assertEquals(mistakes, Spelling.distance(a, b));
    assertEquals(mistakes, Spelling.distance(b, a));
  }

  private String lastLine() {
    List<String> lines = err.toString().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private int execute(String... arguments) {
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
