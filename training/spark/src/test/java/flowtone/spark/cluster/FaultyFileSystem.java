package flowtone.spark.cluster;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The local disk under a scheme of its own, as a file system that is not this machine's; it fails
 * when files are renamed as often as it is told to.
 */
public final class FaultyFileSystem extends RawLocalFileSystem {
  /** The setting that makes the scheme known. */
  public static final String SETTING = "spark.hadoop.fs.faulty.impl";

  private static final AtomicInteger FAULTS = new AtomicInteger();

  /** The next so many renamings fail. */
  public static void fail(int renamings) {
    FAULTS.set(renamings);
  }

  /** How many of them have not yet happened. */
  public static int left() {
    return FAULTS.get();
  }

  @Override
  public URI getUri() {
    return URI.create("faulty:///");
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (FAULTS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IOException("a machine that went away");
    }
    return super.rename(from, to);
  }
}
