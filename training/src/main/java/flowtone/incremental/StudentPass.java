package flowtone.incremental;

import java.util.List;

/**
 * One pass of a student's whole chain over a sound, sample by sample: its flows together are one
 * affine map of each noise sample given those before it, {@code x_t = mu_t(z_<t) + exp(s_t(z_<t))
 * z_t}. Allocates nothing a sample. Not thread-safe.
 */
final class StudentPass {
  private final FramePass[] flows;
  private final float[] carrier;
  private int next;
  private double mean;
  private double logScale;

  /**
   * @param weights of each flow, in the order they are applied to noise
   */
  StudentPass(List<IncrementalWeights> weights, FlowControls controls) {
    this.flows = new FramePass[weights.size()];
    for (int flow = 0; flow < flows.length; flow++) {
      flows[flow] = new FramePass(weights.get(flow), controls, flow);
    }
    this.carrier = controls.carrier();
  }

  /** Composes the map of the next sample: {@code mu <- mu exp(s) + mu_k}, {@code s <- s + s_k}. */
  void predict() {
    mean = 0;
    logScale = 0;
    for (FramePass flow : flows) {
      flow.predict();
      mean = mean * Math.exp(flow.logScale()) + flow.mean();
      logScale += flow.logScale();
    }
    mean += carrier[next];
  }

  /** Shift of the sample predicted. */
  double mean() {
    return mean;
  }

  /** Log-scale of the sample predicted. */
  double logScale() {
    return logScale;
  }

  /** Sets the noise of the sample predicted; each flow reads the output of the one before. */
  void know(double noise) {
    double value = noise;
    for (FramePass flow : flows) {
      flow.know((float) value);
      value = flow.mean() + Math.exp(flow.logScale()) * value;
    }
    next++;
  }
}
