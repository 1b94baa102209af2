package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.kernel.Kernels;
import flowtone.sourcefilter.HopRamp;
import java.util.Arrays;

/**
 * What the flows read sample by sample: sine and cosine of the phase, fading with the voicing, and
 * the carrier if there is one; see {@code flowtone.network.SignalConditioner}. Immutable.
 */
final class SideSignals {
  private static final float RADIANS = (float) (2 * Math.PI);

  private final Kernels kernels;
  private final int signals;
  private final float[] rising;
  private final StateLayout.Slot past;

  /**
   * @param signals a sample
   * @param pastSamples that are remembered
   */
  SideSignals(Kernels kernels, int signals, int hopSamples, int pastSamples, StateLayout state) {
    this.kernels = kernels;
    this.signals = signals;
    this.rising = HopRamp.rising(hopSamples)[0];
    this.past = state.slot(pastSamples * signals);
  }

  /** Computes sine and cosine of the phase. */
  void turn(Workspace w, ControlFrames controls) {
    float[] phase = controls.phase();
    for (int t = 0; t < phase.length; t++) {
      w.sines[t] = phase[t] * RADIANS;
    }
    kernels.takeSines(w.sines, w.cosines, Kernels.padded(phase.length));
  }

  /** Lays the signals of each sample side by side. */
  void lay(Workspace w, ControlFrames controls, float[] state) {
    past.restore(state, w.side, w.sideAt - past.length());
    float[] pitch = controls.pitch();
    int hopSamples = rising.length;
    for (int hop = 0; hop < controls.hops(); hop++) {
      float start = voicing(pitch, 1 + hop);
      float rise = voicing(pitch, 2 + hop) - start;
      for (int i = 0; i < hopSamples; i++) {
        lay(w, hop * hopSamples + i, start + rise * rising[i]);
      }
    }
    int end = w.sideAt + controls.samples() * signals;
    Arrays.fill(w.side, end, Math.min(w.side.length, end + past.length()), 0);
    past.keep(w.side, end - past.length(), state);
  }

  private void lay(Workspace w, int t, float gate) {
    int at = w.sideAt + t * signals;
    w.side[at] = gate * w.sines[t];
    w.side[at + 1] = gate * w.cosines[t];
    if (signals > 2) {
      w.side[at + 2] = w.carrier[t];
    }
  }

  private static float voicing(float[] pitch, int row) {
    return pitch[row * ControlLayout.PITCH_WIDTH + 1];
  }
}
