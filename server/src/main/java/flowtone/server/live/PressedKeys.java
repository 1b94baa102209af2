package flowtone.server.live;

import java.util.HashSet;
import java.util.Set;

/** Counts the keys that are down, so that there cannot be ever more. Not thread-safe. */
final class PressedKeys {
  /** Pitches are told apart to a thousandth of a semitone. */
  private static final double PER_SEMITONE = 1000;

  private final int most;
  private final Set<Long> keys = new HashSet<>();

  PressedKeys(int most) {
    this.most = most;
  }

  /**
   * Refuses to press a key if too many others are down.
   *
   * @throws IllegalArgumentException saying how many may be
   */
  void check(LiveMessage message) {
    if (message instanceof LiveMessage.NoteOn on
        && keys.size() >= most
        && !keys.contains(key(on.midi()))) {
      throw new IllegalArgumentException(
          "expected at most %d notes held at once; got another".formatted(most));
    }
  }

  /** Takes in what a message has done to the keys. */
  void follow(LiveMessage message) {
    if (message instanceof LiveMessage.NoteOn on) {
      keys.add(key(on.midi()));
    } else if (message instanceof LiveMessage.NoteOff off) {
      release(off.midi());
    } else if (message instanceof LiveMessage.AllOff) {
      clear();
    }
  }

  private void release(double midi) {
    long key = key(midi);
    for (long near = key - 1; near <= key + 1; near++) {
      keys.remove(near);
    }
  }

  void clear() {
    keys.clear();
  }

  private static long key(double midi) {
    return Math.round(midi * PER_SEMITONE);
  }
}
