package flowtone.performance.midi;

import java.util.Map;
import java.util.TreeMap;

/** When a pedal is down. Not thread-safe. */
final class Pedal {
  private static final int DOWN = 64;

  private final TreeMap<Long, Long> upByDown = new TreeMap<>();
  private boolean down;

  /** Moves it; times do not go back. */
  void move(long tick, int value) {
    if (down && value < DOWN) {
      upByDown.put(upByDown.lastKey(), tick);
    } else if (!down && value >= DOWN) {
      upByDown.put(tick, Long.MAX_VALUE);
    }
    down = value >= DOWN;
  }

  /**
   * When a key that comes up is heard no more: when the pedal comes up, if it went down before the
   * key came up, or else at once.
   *
   * @param endTick the last there is
   */
  long sustained(long upTick, long endTick) {
    Map.Entry<Long, Long> held = upByDown.lowerEntry(upTick);
    return held == null || held.getValue() <= upTick
        ? upTick
        : Math.max(upTick, Math.min(endTick, held.getValue()));
  }

  /** The same of a pedal that holds only keys which are down when it goes down. */
  long sostenuto(long downTick, long upTick, long endTick) {
    Map.Entry<Long, Long> held = upByDown.lowerEntry(upTick);
    return held == null || held.getKey() < downTick ? upTick : sustained(upTick, endTick);
  }
}
