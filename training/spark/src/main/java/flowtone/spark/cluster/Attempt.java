package flowtone.spark.cluster;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.spark.TaskContext;

/**
 * A file that a task writes: under a name of this attempt's own until it is complete, so that a
 * task that dies leaves nothing that others take for whole, and one that runs again does not
 * disturb itself. Used by one thread.
 */
public final class Attempt implements AutoCloseable {
  private final Location target;
  private final Location beside;
  private boolean committed;

  /** Of a file that will be there once it is committed. */
  public Attempt(Location target) {
    this.target = target;
    TaskContext task = TaskContext.get();
    long number = task == null ? 0 : task.taskAttemptId();
    this.beside = target.sibling("_" + target.name() + "." + number + ".part");
  }

  /** Where the content goes; to be closed before {@link #commit}. */
  public OutputStream create() throws IOException {
    return beside.create();
  }

  /** Gives the file its name. */
  public void commit() throws IOException {
    beside.moveTo(target);
    committed = true;
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      beside.delete();
    }
  }
}
