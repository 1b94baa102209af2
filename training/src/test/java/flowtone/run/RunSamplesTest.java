package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSamplesTest {
  @TempDir private Path directory;

  private List<Long> steps(RunSamples samples) {
    return samples.list().stream().map(RunSample::step).toList();
  }

  private RunSamples written(int steps) throws IOException {
    RunSamples samples = new RunSamples(directory);
    for (int step = 1; step <= steps; step++) {
      Files.write(samples.at(10L * step, "oboe"), new byte[1]);
    }
    return samples;
  }

  @Test
  void tooManyStepsAreThinnedToEveryOtherWithTheFirstAndTheLast() throws IOException {
    RunSamples samples = written(RunSamples.MOST_STEPS);
    samples.thin();
    assertEquals(RunSamples.MOST_STEPS, steps(samples).size());
    samples = written(RunSamples.MOST_STEPS + 2);
    samples.thin();
    List<Long> left = steps(samples);
    assertEquals(RunSamples.MOST_STEPS / 2 + 2, left.size());
    assertEquals(10, left.get(0));
    assertEquals(10 * (RunSamples.MOST_STEPS + 2), left.get(left.size() - 1));
  }

  @Test
  void laterStepsAreDroppedWhereARunIsResumed() throws IOException {
    RunSamples samples = written(5);
    samples.dropAfter(30);
    assertEquals(List.of(10L, 20L, 30L), steps(samples));
  }

  @Test
  void onlyWhatIsListedIsFoundByName() throws IOException {
    RunSamples samples = written(1);
    Files.write(directory.resolveSibling("secret.wav"), new byte[1]);
    assertTrue(samples.named("step-000000010-oboe.wav").isPresent());
    assertEquals(Optional.empty(), samples.named("../secret.wav"));
    assertEquals(Optional.empty(), samples.named("oboe-recording.wav"));
  }
}
