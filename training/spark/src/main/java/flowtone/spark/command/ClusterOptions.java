package flowtone.spark.command;

import flowtone.spark.cluster.Cluster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which cluster, and what it is to be told. */
final class ClusterOptions {
  @Option(
      names = "--master",
      paramLabel = "M",
      description = {
        "Spark's master: local[N] for N processors of this machine, spark://HOST:PORT (default:",
        "the one of spark-submit, or all processors of this machine)."
      })
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "NAME=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=8g; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--wait",
      paramLabel = "S",
      defaultValue = "600",
      description = "Seconds to wait for executors at most (default: ${DEFAULT-VALUE}).")
  private long waitSeconds;

  /** Starts a driver. */
  Cluster open(String name) {
    return open(name, Map.of());
  }

  /**
   * The same.
   *
   * @param wanted settings that a person may overrule
   */
  Cluster open(String name, Map<String, String> wanted) {
    Map<String, String> all = new LinkedHashMap<>(wanted);
    all.putAll(settings);
    return Cluster.open(name, master, all, Duration.ofSeconds(waitSeconds));
  }
}
