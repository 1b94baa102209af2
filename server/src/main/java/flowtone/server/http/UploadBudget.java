package flowtone.server.http;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Admits larger bodies before they are read, so that all together neither fill the disk nor keep
 * others out. Thread-safe.
 */
final class UploadBudget {
  private final UploadLimits limits;
  private final ClientCounts clients;
  private final AtomicLong bytesInFlight = new AtomicLong();

  UploadBudget(UploadLimits limits) {
    this.limits = limits;
    this.clients = new ClientCounts(limits.perClient());
  }

  /** A body that was admitted; to be released once. */
  final class Admission {
    private final String client;
    private final long bytes;
    private final AtomicBoolean released = new AtomicBoolean();

    private Admission(String client, long bytes) {
      this.client = client;
      this.bytes = bytes;
    }

    void release() {
      if (released.compareAndSet(false, true)) {
        bytesInFlight.addAndGet(-bytes);
        clients.leave(client);
      }
    }
  }

  /**
   * Admits a body.
   *
   * @param bytes that it says it has, or the most it may have
   * @throws ProblemException if there is too much on the way already
   */
  Admission admit(String client, long bytes) {
    if (!clients.enter(client)) {
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          "expected at most %d uploads of one client at a time".formatted(clients.most()));
    }
    if (bytesInFlight.addAndGet(bytes) > limits.bytesInFlight()) {
      bytesInFlight.addAndGet(-bytes);
      clients.leave(client);
      throw new ProblemException(
          ProblemType.BUSY, "expected fewer uploads at once; try again in a moment");
    }
    return new Admission(client, bytes);
  }

  long bytesInFlight() {
    return bytesInFlight.get();
  }
}
