package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
  private static final MetricsEntry FIRST = new MetricsEntry(10, 1.5, Map.of("train/nll", -1.0));
  private static final MetricsEntry SECOND = new MetricsEntry(20, 3.0, Map.of("train/nll", -1.5));

  @TempDir Path directory;
  private Path file;
  private MetricsLog log;

  @BeforeEach
  void open() {
    file = directory.resolve("metrics.jsonl");
    log = new MetricsLog(file);
  }

  @Test
  void aNewRunHasNone() {
    assertEquals(List.of(), log.read());
  }

  @Test
  void entriesComeBackInOrder() {
    log.append(FIRST);
    log.append(SECOND);
    assertEquals(List.of(FIRST, SECOND), log.read());
  }

  @Test
  void aLossThatIsNotANumberComesBackAsSuch() {
    MetricsEntry diverged = new MetricsEntry(1, 1, Map.of("train/nll", Double.NaN));
    log.append(diverged);
    assertEquals(List.of(diverged), log.read());
  }

  @Test
  void aLastLineCutShortIsPassedOverAndThenRemoved() throws IOException {
    log.append(FIRST);
    Files.writeString(file, "{\"step\":20,\"sec", StandardOpenOption.APPEND);
    assertEquals(List.of(FIRST), log.read());
    log.dropAfter(10);
    log.append(SECOND);
    assertEquals(List.of(FIRST, SECOND), log.read());
  }

  @Test
  void resumingForgetsWhatCameAfterTheCheckpoint() {
    log.append(FIRST);
    log.append(SECOND);
    log.dropAfter(10);
    assertEquals(List.of(FIRST), log.read());
  }
}
