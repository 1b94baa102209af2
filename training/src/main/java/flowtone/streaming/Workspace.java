package flowtone.streaming;

import flowtone.control.ControlLayout;
import flowtone.kernel.Kernels;
import flowtone.model.FlowConfig;
import java.util.List;

/** Arrays that a block of hops is computed in; nothing in them lasts. For one thread at a time. */
final class Workspace {
  /** The most hops that are computed at once: few enough for a core's nearest cache. */
  static final int MOST_HOPS = 8;

  /** Where the samples of the block begin in {@link #signal}. */
  final int signalAt;

  /** Where the side signals of the block begin in {@link #side}. */
  final int sideAt;

  /** Where the rows of the block begin in {@link #hidden} and {@link #next}, in rows. */
  final int rowsBefore;

  /** What the flows turn from noise into sound, and what is remembered of it before. */
  final float[] signal;

  /** What networks read of each sample, and what is remembered of it. */
  final float[] side;

  float[] hidden;
  float[] next;
  final float[] filters;
  final float[] gates;
  final float[] shift;
  final float[] scale;
  final float[] linear;
  final float[] biases;

  /** Sine and cosine of the fundamental's phase, sample by sample. */
  final float[] sines;

  final float[] cosines;

  /** What the flows read of the source, sample by sample. */
  final float[] carrier;

  /** What a source filter adds to the sound; elsewhere, sines on their way to the carrier. */
  final float[] harmonics;

  /** Its responses at the ends of the hops [hops][taps]. */
  List<float[]> responses = List.of();

  Workspace(FlowConfig config, int hopSamples, int biasColumns) {
    int n = config.network().frameSamples();
    int samples = MOST_HOPS * hopSamples;
    int rows = samples / n + 1;
    int width = Kernels.padded(config.network().channels());
    int reach = Math.max(n, config.network().linearTaps());
    int signals = config.conditioner().signals();
    int slack = n + 2 * Kernels.BLOCK;
    signalAt = reach + n;
    signal = new float[signalAt + samples + slack];
    sideAt = 2 * n * signals;
    side = new float[sideAt + (samples + n) * signals];
    rowsBefore = config.network().dilations().stream().mapToInt(d -> d).max().orElse(1);
    hidden = new float[(rowsBefore + rows) * width];
    next = new float[hidden.length];
    filters = new float[rows * width];
    gates = new float[rows * width];
    shift = new float[rows * Kernels.padded(n) + slack];
    scale = new float[shift.length];
    linear = new float[rows * Kernels.padded(Math.max(1, config.network().linearTaps()))];
    biases = new float[(ControlLayout.PITCH_CONTEXT_HOPS + MOST_HOPS) * biasColumns];
    sines = new float[samples + Kernels.BLOCK];
    cosines = new float[samples + Kernels.BLOCK];
    carrier = new float[samples + Kernels.BLOCK];
    harmonics = new float[samples + Kernels.BLOCK];
  }

  /** The next layer reads what this one wrote. */
  void swapLayers() {
    float[] spare = hidden;
    hidden = next;
    next = spare;
  }
}
