package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPlotsTest {
  @TempDir Path directory;

  @Test
  void metricsOfOneNameShareAPicture() throws IOException {
    TrainingPlots.write(
        List.of(
            new MetricsEntry(1, 1, Map.of("train/nll", 1.0, "test/nll", 1.2)),
            new MetricsEntry(2, 2, Map.of("train/nll", 0.5, "test/nll", Double.NaN)),
            new MetricsEntry(3, 3, Map.of("train/nll", 0.2, "test/nll", 0.4, "rare", 1.0))),
        directory);
    assertEquals(900, ImageIO.read(directory.resolve("nll.png").toFile()).getWidth());
    assertFalse(Files.exists(directory.resolve("rare.png")), "one point is no curve");
  }

  @Test
  void nothingMeasuredDrawsNothing() throws IOException {
    TrainingPlots.write(List.of(), directory.resolve("plots"));
    assertTrue(Files.isDirectory(directory.resolve("plots")));
  }
}
