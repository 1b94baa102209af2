package flowtone.performance;

import flowtone.control.Label;
import flowtone.voice.LabelMix;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Label weights over time: a change of mixture is spread over a few hops. Not thread-safe. */
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

  void jump(float[] weights) {
    from = weights;
    target = weights;
    current = weights;
    hop = changeHops;
  }

  void glide(float[] weights) {
    from = current;
    target = weights;
    hop = 0;
  }

  /** The weights a change of mixture ends in. */
  float[] target() {
    return target;
  }

  /** Weights of the next hop; the array is not written again. */
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

  /** A figure of the labels, weighted as they are heard now. */
  double mean(ToDoubleFunction<Label> figure) {
    return LabelMix.mean(labels, current, figure);
  }
}
