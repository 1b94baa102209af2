package flowtone.performance;

import flowtone.control.Label;
import flowtone.voice.LabelMix;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Label weights over time: a change is interpolated over a few hops. Not thread-safe. */
final class LabelCurve {
  private static final double CHANGE_SECONDS = 0.04;

  private final List<Label> labels;
  private final int changeHops;
  private float[] from;
  private float[] target;
  private float[] current;
  private int hop;

  LabelCurve(List<Label> labels, float[] weights, double hopSeconds) {
    this.labels = labels;
    this.changeHops = Math.max(1, (int) Math.round(CHANGE_SECONDS / hopSeconds));
    jump(weights);
  }

  /** Sets the weights at once. */
  void jump(float[] weights) {
    from = weights;
    target = weights;
    current = weights;
    hop = changeHops;
  }

  /** Starts to interpolate towards other weights. */
  void glide(float[] weights) {
    from = current;
    target = weights;
    hop = 0;
  }

  /** The weights that a change ends at. */
  float[] target() {
    return target;
  }

  /** The weights of the next hop [labels]; the array is not modified later. */
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

  /** The mean of a property of the labels with the current weights. */
  double mean(ToDoubleFunction<Label> figure) {
    return LabelMix.mean(labels, current, figure);
  }
}
