package flowtone.performance;

import flowtone.control.Label;
import flowtone.voice.LabelMix;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Label weights over time: a change is interpolated over a few hops. Not thread-safe. */
final class LabelCurve {
  private final List<Label> labels;
  private final Glide weights;

  LabelCurve(List<Label> labels, float[] weights, double hopSeconds) {
    this.labels = labels;
    this.weights = new Glide(weights, hopSeconds);
  }

  /** Sets the weights at once. */
  void jump(float[] values) {
    weights.jump(values);
  }

  /** Starts to interpolate towards other weights. */
  void glide(float[] values) {
    weights.to(values);
  }

  /** The weights that a change ends at. */
  float[] target() {
    return weights.target();
  }

  /** The weights of the next hop [labels]; the array is not modified later. */
  float[] next() {
    return weights.next();
  }

  /** The mean of a property of the labels with the current weights. */
  double mean(ToDoubleFunction<Label> figure) {
    return LabelMix.mean(labels, weights.current(), figure);
  }
}
