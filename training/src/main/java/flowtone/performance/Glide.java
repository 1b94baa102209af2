package flowtone.performance;

/** Numbers over time: a change is interpolated over some 40 ms. Not thread-safe. */
final class Glide {
  private static final double CHANGE_SECONDS = 0.04;

  private final int changeHops;
  private float[] from;
  private float[] target;
  private float[] current;
  private int hop;

  Glide(float[] values, double hopSeconds) {
    this.changeHops = Math.max(1, (int) Math.round(CHANGE_SECONDS / hopSeconds));
    jump(values);
  }

  /** Sets the numbers at once. */
  void jump(float[] values) {
    from = values;
    target = values;
    current = values;
    hop = changeHops;
  }

  /** Starts to interpolate towards other numbers. */
  void to(float[] values) {
    from = current;
    target = values;
    hop = 0;
  }

  /** The numbers that a change ends at. */
  float[] target() {
    return target;
  }

  /** The numbers of the last hop. */
  float[] current() {
    return current;
  }

  /** The numbers of the next hop; the array is not modified later. */
  float[] next() {
    if (hop < changeHops) {
      hop++;
      float share = hop / (float) changeHops;
      float[] mixed = new float[target.length];
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = from[i] + (target[i] - from[i]) * share;
      }
      current = hop == changeHops ? target : mixed;
    }
    return current;
  }
}
