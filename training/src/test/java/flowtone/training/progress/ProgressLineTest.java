package flowtone.training.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ProgressLine line =
      new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource({
    "120,    0,  100, 3661, 2, 'step 100  1:01:01  0:58:59, 7078 steps left'",
    "  0, 5000, 1000,   60, 4, 'step 1000  0:01:00  0:16:40, 4000 steps left'",
    " 10, 5000, 4990,   60, 1, 'step 4990  0:01:00  0:00:10, 10 steps left'",
    " 10, 5000,  100,  590, 1, 'step 100  0:09:50  0:00:10, 10 steps left'",
    "  0, 5000,    1,    1, 0, 'step 1  0:00:01  4999 steps left'",
    " 10,    0,    1,    1, 0, 'step 1  0:00:01  0:09:59 left'"
  })
  void timeAndStepsLeftAreTheSoonerOfBothLimits(
      double minutes, long steps, long done, double seconds, double pace, String expected) {
    line.show(done, seconds, new Budget(minutes, steps).left(seconds, done, pace), Map.of());
    assertEquals(expected, out.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void figuresFollow() {
    line.show(3, 2, Map.of("test/nll", -1.23456));
    assertEquals("step 3  0:00:02  test/nll -1.235", out.toString(StandardCharsets.UTF_8).strip());
  }
}
