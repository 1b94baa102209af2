package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.run.RunException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "fails")
  static final class Fails implements Runnable {
    @Override
    public void run() {
      throw new RunException("expected a tone; got noise");
    }
  }

  @Command(name = "refuses")
  static final class Refuses implements Runnable {
    @Override
    public void run() {
      throw new IllegalArgumentException("expected a tone; got noise");
    }
  }

  @Test
  void helpTellsOfTheCommandsAndIsNoFailure() {
    assertEquals(0, execute("--help"));
    assertTrue(out.toString().contains("runs"), out.toString());
  }

  @Test
  void everyCommandHasHelpAndAVersion() {
    for (String name : Main.commandLine().getSubcommands().keySet()) {
      assertEquals(0, execute(name, "--help"), name);
      out.getBuffer().setLength(0);
      assertEquals(0, execute(name, "--version"), name);
      assertTrue(out.toString().startsWith("flowtone "), name);
    }
  }

  @Test
  void versionIsNoFailure() {
    assertEquals(0, execute("--version"));
    assertTrue(out.toString().startsWith("flowtone "), out.toString());
  }

  @Test
  void wrongUsageIsExitCode2() {
    assertEquals(2, execute());
    assertEquals(2, execute("sing"));
    assertEquals(2, execute("runs", "--no-such-option"));
  }

  @Test
  void aFailureIsOneSentenceAndExitCode1() {
    assertEquals(1, execute("fails"));
    assertEquals("flowtone: expected a tone; got noise", err.toString().strip());
    assertEquals("", out.toString());
  }

  @Test
  void aRefusedValueIsExitCode2AndTheLastLine() {
    assertEquals(2, execute("refuses"));
    assertEquals(
        List.of(
            "'flowtone refuses --help' tells what it takes.",
            "flowtone: expected a tone; got noise"),
        err.toString().lines().toList());
  }

  @Test
  void verboseTellsWhereAFailureHappened() {
    assertEquals(1, execute("fails", "--verbose"));
    assertTrue(err.toString().contains("at flowtone.cli.MainTest$Fails.run"), err.toString());
  }

  @Test
  void aMissingFileIsNamedWithoutTheNameOfAnException() {
    IOException missing = new NoSuchFileException("a.wav");
    String sentence = ErrorReporter.sentence(new UncheckedIOException(missing));
    assertTrue(sentence.contains("a.wav"), sentence);
    assertFalse(sentence.contains("Exception"), sentence);
  }

  @Test
  void aProgrammingErrorIsCalledUnexpected() {
    String sentence = ErrorReporter.sentence(new NullPointerException());
    assertTrue(sentence.startsWith("an unexpected NullPointerException"), sentence);
  }

  private int execute(String... arguments) {
    CommandLine commandLine =
        Main.commandLine().addSubcommand(new Fails()).addSubcommand(new Refuses());
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
