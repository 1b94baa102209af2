package flowtone.voice;

/** Hops of the voices that tests play. */
final class Hops {
  static final double SECONDS = 0.008;

  private Hops() {}

  /** How many there are in a time, rounded. */
  static int in(double seconds) {
    return (int) Math.round(seconds / SECONDS);
  }

  /** The value at the last one. */
  static float last(float[] values) {
    return values[values.length - 1];
  }
}
