package flowtone.performance;

import java.util.ArrayList;
import java.util.List;

/** The keys that are down, in the order they were pressed. Not thread-safe. */
final class HeldNotes {
  /** Pitches closer than this are the same key. */
  private static final double SAME_KEY_SEMITONES = 1e-3;

  record Key(double midi, double velocity) {}

  private final List<Key> keys = new ArrayList<>();

  void press(double midi, double velocity) {
    lift(midi);
    keys.add(new Key(midi, velocity));
  }

  /** Whether such a key was down. */
  boolean lift(double midi) {
    return keys.removeIf(key -> same(key, midi));
  }

  void clear() {
    keys.clear();
  }

  boolean none() {
    return keys.isEmpty();
  }

  /** The key pressed last of those still down, or null. */
  Key last() {
    return keys.isEmpty() ? null : keys.get(keys.size() - 1);
  }

  boolean isLast(double midi) {
    return !keys.isEmpty() && same(last(), midi);
  }

  private static boolean same(Key key, double midi) {
    return Math.abs(key.midi() - midi) < SAME_KEY_SEMITONES;
  }
}
