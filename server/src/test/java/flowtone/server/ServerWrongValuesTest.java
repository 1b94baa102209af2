package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.cli.Main;
import flowtone.cli.WrongValueSweep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value of any option of the server's commands is wrong usage, and is named. */
class ServerWrongValuesTest {
  /** Words, and folders that may come to be while it serves. */
  private static final Set<String> FREE =
      Set.of(
          "--token", "--voices", "--voice", "--runs", "--reports", "--allow-training", "--spool");

  @ParameterizedTest
  @CsvSource({"serve, --port 70000", "load, --voice x --url nowhere"})
  void eachOptionRefusesWhatItCannotUse(String name, String right, @TempDir Path folder)
      throws Exception {
    WrongValueSweep sweep =
        new WrongValueSweep(
            Main.commandLine().getSubcommands().get(name),
            List.of(right.split(" ")),
            FREE,
            Files.createFile(folder.resolve("file")));
    assertEquals("", String.join("\n", sweep.faults()));
  }
}
