package flowtone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorflow.TensorFlow;

/**
 * Under what conditions was raced.
 *
 * @param cores open to every contestant alike
 * @param cpu its model, as the system names it
 * @param precision of the networks' arithmetic
 * @param threads who uses how many of the cores, in words
 * @param system operating system
 * @param java virtual machine
 * @param tensorFlow version
 * @param settings of the environment that change how fast TensorFlow is, as far as they are set
 * @param seconds of sound in the course
 * @param sampleRateHz of the sound
 * @param laps counted of each, after the warm-up
 * @param lapSeconds of a lap at least: the course was run again until they were over
 * @param warmUpSeconds before the first, at least
 */
public record Conditions(
    int cores,
    String cpu,
    String precision,
    String threads,
    String system,
    String java,
    String tensorFlow,
    Map<String, String> settings,
    double seconds,
    int sampleRateHz,
    int laps,
    double lapSeconds,
    double warmUpSeconds) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String THREADS =
      "the same cores are open to every row; coresBusy says how many each kept busy: TensorFlow's"
          + " rows use all, the cached teacher one thread";

  /** Those of this process. */
  static Conditions of(Workload course, BenchmarkSettings rules) {
    return new Conditions(
        Runtime.getRuntime().availableProcessors(),
        cpuModel(),
        "float32",
        THREADS,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        TensorFlow.version(),
        environment(),
        course.seconds(),
        course.track().sampleRateHz(),
        rules.laps(),
        rules.lapSeconds(),
        rules.warmUpSeconds());
  }

  private static Map<String, String> environment() {
    Map<String, String> settings = new TreeMap<>();
    for (String name :
        new String[] {
          "TF_XLA_FLAGS",
          "TF_ENABLE_ONEDNN_OPTS",
          "ONEDNN_MAX_CPU_ISA",
          "ONEDNN_DEFAULT_FPMATH_MODE",
          "OMP_NUM_THREADS"
        }) {
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
      // Only Linux tells in a file.
      return System.getProperty("os.arch");
    }
  }
}
