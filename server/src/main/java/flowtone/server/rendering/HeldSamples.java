package flowtone.server.rendering;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the samples of recordings that are kept while they are resynthesized, so that all together
 * do not fill the memory. Thread-safe.
 */
public final class HeldSamples {
  /** Of the memory, at four bytes a sample: decoding has its own share. */
  private static final long SHARE_OF_MEMORY = 24;

  private final long most = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
  private final AtomicLong held = new AtomicLong();

  /**
   * Takes samples in.
   *
   * @return lets go of them, once however often it is run
   * @throws ProblemException if there are too many already
   */
  public Runnable hold(long samples) {
    if (held.addAndGet(samples) > most) {
      held.addAndGet(-samples);
      throw new ProblemException(
          ProblemType.BUSY, "expected fewer long recordings at once; try again in a moment");
    }
    AtomicBoolean released = new AtomicBoolean();
    return () -> {
      if (released.compareAndSet(false, true)) {
        held.addAndGet(-samples);
      }
    };
  }

  /** Samples held now. */
  public long count() {
    return held.get();
  }
}
