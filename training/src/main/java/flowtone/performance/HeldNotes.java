package flowtone.performance;

import java.util.ArrayList;
import java.util.List;

/** The notes whose keys are down, in the order of their onsets. Not thread-safe. */
final class HeldNotes {
  /** Pitches closer than this belong to the same key. */
  private static final double SAME_KEY_SEMITONES = 1e-3;

  /** A key that is down: fractional MIDI note number, velocity 0..1. */
  record Key(double midi, double velocity) {}

  private final List<Key> keys = new ArrayList<>();

  void press(double midi, double velocity) {
    release(midi);
    keys.add(new Key(midi, velocity));
  }

  /** Releases a key; returns whether it was down. */
  boolean release(double midi) {
    return keys.removeIf(key -> same(key, midi));
  }

  void clear() {
    keys.clear();
  }

  boolean isEmpty() {
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
