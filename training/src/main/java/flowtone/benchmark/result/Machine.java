package flowtone.benchmark.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorflow.TensorFlow;

/**
 * The machine that a benchmark ran on.
 *
 * @param cores available to every model alike
 * @param cpu its model, as the system names it
 * @param system operating system
 * @param java virtual machine
 * @param tensorFlow version
 * @param settings environment variables that change how fast TensorFlow is, those that are set
 */
public record Machine(
    int cores,
    String cpu,
    String system,
    String java,
    String tensorFlow,
    Map<String, String> settings) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final List<String> VARIABLES =
      List.of(
          "TF_XLA_FLAGS",
          "TF_ENABLE_ONEDNN_OPTS",
          "ONEDNN_MAX_CPU_ISA",
          "ONEDNN_DEFAULT_FPMATH_MODE",
          "OMP_NUM_THREADS");

  /** That of this process. */
  static Machine current() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuModel(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        TensorFlow.version(),
        environment());
  }

  private static Map<String, String> environment() {
    Map<String, String> settings = new TreeMap<>();
    for (String name : VARIABLES) {
      String value = System.getenv(name);
      if (value != null) {
        settings.put(name, value);
      }
    }
    return settings;
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      // Only Linux has this file.
      return System.getProperty("os.arch");
    }
  }
}
