package flowtone.synthesis;

/** Hops of the voices that tests play. */
public final class Hops {
  public static final double SECONDS = 0.008;

  private Hops() {}

  /** How many there are in a time, rounded. */
  public static int in(double seconds) {
    return (int) Math.round(seconds / SECONDS);
  }

  /** The value at the last one. */
  public static float last(float[] values) {
    return values[values.length - 1];
  }
}
