package flowtone.server.decoding;

import java.io.IOException;

/** A worker that ended before its answer did: by itself, or because it was killed. */
public final class WorkerDiedException extends IOException {
  private static final long serialVersionUID = 1L;

  WorkerDiedException(IOException cause) {
    super("expected an answer of a decoder; it ended", cause);
  }
}
