package flowtone.server.live;

import flowtone.synthesis.Voice;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What a second of sound of each voice costs, in seconds of one processor: an exponentially
 * weighted mean over the chunks rendered. The time of the thread counts, not that of the clock,
 * which others on the machine would lengthen. Thread-safe.
 */
final class RenderCosts {
  /** Weight of the latest batch. */
  private static final double WEIGHT = 0.02;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<Voice, Double> perSecond = Collections.synchronizedMap(new WeakHashMap<>());

  /** What the clock of {@link #measured} says now on this thread. */
  static long nowNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  /** Takes in that so much sound took so long. */
  void measured(Voice voice, double audioSeconds, double renderSeconds) {
    double cost = renderSeconds / audioSeconds;
    perSecond.merge(voice, cost, (mean, latest) -> mean + WEIGHT * (latest - mean));
  }

  /** Takes in what a voice costs, whatever was measured before. */
  void begin(Voice voice, double audioSeconds, double renderSeconds) {
    perSecond.put(voice, renderSeconds / audioSeconds);
  }

  /** The seconds of processors a second that sessions cost while all of them sound. */
  double of(Collection<LiveSession> sessions) {
    return sessions.stream().mapToDouble(session -> of(session.voice())).sum();
  }

  /** The same of one session of a voice; 0 where nothing is known of it. */
  double of(Voice voice) {
    return perSecond.getOrDefault(voice, 0.0);
  }
}
