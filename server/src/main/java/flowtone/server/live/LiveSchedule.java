package flowtone.server.live;

import flowtone.synthesis.Voice;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Who is rendered next, and by which thread: those who have waited longest, each session by one
 * thread at a time, and no more at once than a key pressed meanwhile can wait for. Whichever thread
 * is free takes the next turn, so that one that the system holds up holds up nobody else, and who
 * claims to have played faster than others takes no turn from them. Thread-safe.
 */
final class LiveSchedule {
  /** Sessions a turn where a voice gains nothing from rendering more as one batch. */
  private static final int MOST_ALONE = 4;

  private static final int MOST_TOGETHER = 64;

  /** Of the threads' time, what sessions may cost before their chunks grow. */
  private static final double SHORT_LOAD = 0.4;

  /** All sessions, the one that was seen to last at the end. */
  private final Set<LiveSession> queue = new LinkedHashSet<>();

  /** Those that a thread is busy with. */
  private final Set<LiveSession> taken = new HashSet<>();

  private final RenderCosts costs;
  private final int threads;

  /**
   * @param threads that take turns
   */
  LiveSchedule(RenderCosts costs, int threads) {
    this.costs = costs;
    this.threads = threads;
  }

  /**
   * Sessions that one thread sees to: all of a voice, and of chunks of equal length.
   *
   * @param sessions that may be due
   */
  record Turn(Voice voice, int hops, List<LiveSession> sessions) {}

  /** Takes a session in. */
  void add(LiveSession session) {
    session.onChange(() -> changed(session));
    synchronized (this) {
      queue.add(session);
    }
    changed(session);
  }

  /** Forgets a session. */
  synchronized void remove(LiveSession session) {
    queue.remove(session);
  }

  /** All sessions, as they are now. */
  synchronized List<LiveSession> sessions() {
    return List.copyOf(queue);
  }

  /** How many they are. */
  synchronized int size() {
    return queue.size();
  }

  /** Wakes a thread if it would find something to do; one that is busy looks by itself. */
  private synchronized void changed(LiveSession session) {
    if (waits(session)) {
      notify();
    }
  }

  private boolean waits(LiveSession session) {
    return !taken.contains(session) && session.wants();
  }

  /** Has every thread look whether it has something else to do. */
  synchronized void wakeAll() {
    notifyAll();
  }

  /**
   * Waits for a turn, which has to be {@linkplain #done ended}.
   *
   * @param elseToDo whether the thread has something else to do; asked when it is woken
   * @return nothing if it has
   */
  synchronized Optional<Turn> await(BooleanSupplier elseToDo) throws InterruptedException {
    while (!elseToDo.getAsBoolean()) {
      List<LiveSession> waiting = queue.stream().filter(this::waits).toList();
      if (!waiting.isEmpty()) {
        return Optional.of(turn(waiting));
      }
      wait();
    }
    return Optional.empty();
  }

  /** Who has waited longest, and what can be rendered with it. */
  private Turn turn(List<LiveSession> waiting) {
    boolean processorsAreShort = costs.of(queue) > SHORT_LOAD * threads;
    Voice voice = waiting.get(0).voice();
    int hops = waiting.get(0).chunkHops(processorsAreShort);
    List<LiveSession> together =
        waiting.stream()
            .filter(s -> s.voice() == voice && s.chunkHops(processorsAreShort) == hops)
            .limit(voice.student().rendersTogether() ? MOST_TOGETHER : MOST_ALONE)
            .toList();
    taken.addAll(together);
    if (together.size() < waiting.size()) {
      notify();
    }
    return new Turn(voice, hops, together);
  }

  /** Its sessions may be taken again, after those that wait. */
  synchronized void done(Turn turn) {
    for (LiveSession session : turn.sessions()) {
      taken.remove(session);
      if (queue.remove(session)) {
        queue.add(session);
      }
    }
  }
}
