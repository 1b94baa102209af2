package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.training.TinyConfigs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training while the disk fills up: the system's full device stands where a file is to be. */
class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private Path run;

  @BeforeEach
  void trainThreeSteps() throws Exception {
    assumeTrue(Files.exists(FULL), "no /dev/full to play a full disk on this system");
    GeneratedCorpus.twoLabels(folder);
    ConfigFile.write(folder.resolve("tiny.yaml"), TinyConfigs.teacher());
    run = folder.resolve("run");
    assertEquals(0, teach(3), err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checkpoints/step-000000006.safetensors.part",
        "state.json.part",
        "plots/loss.png"
      })
  void aDiskThatFillsUpEndsTrainingInOneSentenceAndCostsNoOlderCheckpoint(String file)
      throws Exception {
    Path filled = run.resolve(file);
    Files.deleteIfExists(filled);
    Files.createSymbolicLink(filled, FULL);
    err.getBuffer().setLength(0);

    assertEquals(1, teach(6));

    String told = err.toString().strip();
    assertEquals(1, told.lines().count(), told);
    assertTrue(told.startsWith("flowtone: expected") && told.contains("No space left"), told);
    assertEquals(3, RunDirectory.at(run).checkpoints().latest().orElseThrow().step());

    Files.deleteIfExists(filled);
    assertEquals(0, teach(6), err.toString());
    assertEquals(6, RunDirectory.at(run).checkpoints().latest().orElseThrow().step());
  }

  private int teach(int steps) {
    return Main.commandLine()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(new StringWriter(), true))
        .execute(
            "teach",
            "--corpus",
            folder.resolve("corpus").toString(),
            "--run",
            run.toString(),
            "--config",
            folder.resolve("tiny.yaml").toString(),
            "--steps",
            Integer.toString(steps));
  }
}
