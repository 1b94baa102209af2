package flowtone.spark.archive;

import flowtone.rendering.RenderedFile;
import flowtone.spark.cluster.Location;
import java.io.Serializable;
import java.util.List;

/**
 * What became of a recording of an archive.
 *
 * @param recording where it is
 * @param file where its rendering is, or would be
 * @param seconds of sound that were made now; 0 if it was there already or could not be made
 * @param failure why it could not be made; empty if it could
 * @param remarks sentences on what the voice was not made for
 */
public record Rendered(
    String recording, String file, double seconds, String failure, List<String> remarks)
    implements Serializable {
  public Rendered {
    remarks = List.copyOf(remarks);
  }

  static Rendered before(String recording, Location target) {
    return new Rendered(recording, target.uri(), 0, "", List.of());
  }

  static Rendered now(String recording, Location target, RenderedFile made) {
    return new Rendered(recording, target.uri(), made.seconds(), "", made.remarks());
  }

  static Rendered failed(String recording, Location target, String reason) {
    return new Rendered(recording, target.uri(), 0, reason, List.of());
  }

  /** Whether there is a rendering. */
  public boolean isThere() {
    return failure.isEmpty();
  }
}
