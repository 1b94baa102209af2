package flowtone.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.Utils;

/**
 * Room on the disk of the machine that asks, where its Spark keeps its own files ({@code
 * spark.local.dir}). Spark deletes it when its driver or executor ends. Thread-safe.
 */
public final class Scratch {
  private static Path folder;

  private Scratch() {}

  /** The folder of this process. */
  public static synchronized Path folder() {
    if (folder == null) {
      String local = Utils.getLocalDir(SparkEnv.get().conf());
      folder = Utils.createTempDir(local, "flowtone").toPath();
    }
    return folder;
  }

  /** A new folder in it, which nobody else has. */
  public static Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(folder(), name);
  }
}
