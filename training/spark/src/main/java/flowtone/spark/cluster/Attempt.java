package flowtone.spark.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/**
 * A file that a task writes: in a folder for what is unfinished, under a name that nobody else
 * takes, until it is complete. So a task that dies leaves nothing that others take for whole, and
 * neither one that runs again nor another driver at the same disturbs it. Used by one thread.
 */
public final class Attempt implements AutoCloseable {
  private final Location target;
  private final Location part;
  private boolean committed;

  /**
   * Of a file that will be there once it is committed.
   *
   * @param unfinished folder on the same file system, which the driver deletes in the end
   */
  public Attempt(Location target, Location unfinished) {
    this.target = target;
    this.part = unfinished.resolve(UUID.randomUUID() + ".part");
  }

  /** Writes a file as a whole. */
  public static void write(InputStream content, Location target, Location unfinished)
      throws IOException {
    try (Attempt attempt = new Attempt(target, unfinished)) {
      try (OutputStream out = attempt.create()) {
        content.transferTo(out);
      }
      attempt.commit();
    }
  }

  /** Where the content goes; to be closed before {@link #commit}. */
  public OutputStream create() throws IOException {
    return part.create();
  }

  /** Gives the file its place and name. */
  public void commit() throws IOException {
    part.moveTo(target);
    committed = true;
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      part.delete();
    }
  }
}
