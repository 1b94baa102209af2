package flowtone.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each client has at a time, and says when that would be too much. Thread-safe. */
public final class ClientCounts {
  private final int most;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * @param most that one client may have at a time
   */
  public ClientCounts(int most) {
    this.most = most;
  }

  /** The most one client may have. */
  public int most() {
    return most;
  }

  /** Counts one more, unless that is too many; says whether it did. */
  public boolean enter(String client) {
    boolean[] entered = new boolean[1];
    counts.compute(
        client,
        (name, count) -> {
          int now = count == null ? 0 : count;
          entered[0] = now < most;
          return entered[0] ? Integer.valueOf(now + 1) : count;
        });
    return entered[0];
  }

  /** Counts one less; once for each that entered. */
  public void leave(String client) {
    counts.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
  }

  /** Clients that have any. */
  public int clients() {
    return counts.size();
  }
}
