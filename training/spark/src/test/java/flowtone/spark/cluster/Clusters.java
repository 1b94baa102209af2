package flowtone.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Clusters on this machine. */
public final class Clusters {
  private Clusters() {}

  /** Two threads; a task may fail three times. */
  public static Cluster local() {
    return Cluster.open(
        "test",
        "local[2,4]",
        Map.of(
            FaultyFileSystem.SETTING,
            FaultyFileSystem.class.getName(),
            "spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures",
            "1"));
  }

  /**
   * A master and two workers of one core and a gigabyte, each executor a process of its own. They
   * start from a folder of jars such as an installed Spark has, and do not live long enough for the
   * better of the compilers.
   */
  public static Cluster processes() throws IOException {
    Path jars = Path.of(System.getenv("SPARK_HOME"), "jars");
    Files.createDirectories(jars);
    StringBuilder folders = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        folders.append(path).append(File.pathSeparator);
      } else {
        link(jars.resolve(path.getFileName()), path);
      }
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.executor.extraClassPath", folders.toString());
    settings.put("spark.executor.memory", "1024m");
    settings.put("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1");
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.executorEnv.TF_NUM_INTRAOP_THREADS", "1");
    return Cluster.open("test", "local-cluster[2,1,1024]", settings);
  }

  private static void link(Path link, Path target) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }
}
