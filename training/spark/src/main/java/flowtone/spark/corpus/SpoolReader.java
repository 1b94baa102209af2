package flowtone.spark.corpus;

import flowtone.spark.cluster.Location;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;

/** Reads recordings from spools, one of which is open at a time. Not thread-safe. */
final class SpoolReader implements AutoCloseable {
  private Location file;
  private FSDataInputStream in;

  float[] read(Spooled recording) throws IOException {
    if (!recording.spool().equals(file)) {
      close();
      in = recording.spool().open();
      file = recording.spool();
    }
    return Spool.read(in, recording.extent());
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
      in = null;
    }
  }
}
