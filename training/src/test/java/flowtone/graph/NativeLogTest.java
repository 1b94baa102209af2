package flowtone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.jna.Platform;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLogTest {
  private static final String TEXT =
      """
      WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
      I0000 00:00:1795724548.693176   30767 pass.cc:401] a fact
      W0000 00:00:1795724548.693176   30767 pass.cc:401] a doubt
      E0000 00:00:1795724548.693176   30767 pass.cc:401] a fault
      F0000 00:00:1795724548.693176   30767 pass.cc:401] the end
      It is not TensorFlow that says so.
      """;

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 3", "3, 2"})
  void aLevelHidesWhatIsBelowItAndNothingOfOthers(int level, int lines) {
    String shown = NativeLog.shown(TEXT, level);
    assertEquals(TEXT.lines().skip(6L - lines).toList(), shown.lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      value = {"2, 2", "0, 0", "4, 0", "many, 0", "none, 0"},
      nullValues = "none")
  void theLevelIsThatOfTheEnvironment(String variable, int level) {
    assertEquals(level, NativeLog.level(variable));
  }

  @Test
  void whatIsWrittenToTheDescriptorMeanwhileIsKeptBackAndNoMore() {
    assumeFalse(Platform.isWindows(), "Windows has no such functions");
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
    String kept = NativeStderr.during(() -> err.println("kept"));
    assertEquals("kept" + System.lineSeparator(), kept);
    assertEquals("", NativeStderr.during(() -> {}));
  }
}
