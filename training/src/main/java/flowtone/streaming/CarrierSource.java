package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.network.HarmonicCarrier;
import flowtone.sourcefilter.HopRamp;

/**
 * The harmonic carrier of instruments, which is read by the flows and added to what they make; see
 * {@code flowtone.network.HarmonicCarrier}.
 */
final class CarrierSource implements Source {
  private final Kernels kernels;
  private final int harmonics;
  private final int hopSamples;
  private final float[] rising;
  private final Dense amplitude;
  private final Dense phase;
  private final StateLayout.Slot past;

  CarrierSource(
      Kernels kernels,
      ConditionerConfig config,
      NamedWeights weights,
      int hopSamples,
      StateLayout state) {
    this.kernels = kernels;
    this.harmonics = config.harmonics();
    this.hopSamples = hopSamples;
    this.rising = NamedWeights.padded(HopRamp.rising(hopSamples)[0]);
    NamedWeights carrier = weights.under("carrier");
    amplitude = Dense.of(kernels, carrier, "amplitude", config.channels(), harmonics);
    phase = Dense.of(kernels, carrier, "phase", config.channels(), harmonics);
    past = state.slot(2 * harmonics);
  }

  @Override
  public void begin(Workspace w, ControlFrames controls, HopRows rows, float[] state) {
    int hops = controls.hops();
    int first = ControlLayout.PITCH_CONTEXT_HOPS + hops - rows.count();
    float[] partials = new float[(ControlLayout.PITCH_CONTEXT_HOPS + hops) * 2 * harmonics];
    past.restore(state, partials, past.length());
    compute(partials, first, controls.pitch(), rows);
    past.keep(partials, (1 + hops) * past.length(), state);
    sum(w, partials, hops);
  }

  /** Amplitudes of cosines and then of sines, {@code A cos(theta)} and {@code -A sin(theta)}. */
  private void compute(float[] partials, int first, float[] pitch, HopRows rows) {
    int columns = amplitude.columns();
    float[] raw = new float[rows.count() * columns];
    float[] theta = new float[raw.length];
    amplitude.apply(rows.values(), rows.at(), rows.stride(), raw, 0, rows.count());
    phase.apply(rows.values(), rows.at(), rows.stride(), theta, 0, rows.count());
    for (int row = 0; row < rows.count(); row++) {
      int at = (first + row) * ControlLayout.PITCH_WIDTH;
      int to = (first + row) * 2 * harmonics;
      for (int k = 0; k < harmonics; k++) {
        float audible = HarmonicCarrier.audible(pitch[at], pitch[at + 1], k + 1);
        float a = audible * HarmonicCarrier.amplitude(raw[row * columns + k]);
        partials[to + k] = a * (float) Math.cos(theta[row * columns + k]);
        partials[to + harmonics + k] = -a * (float) Math.sin(theta[row * columns + k]);
      }
    }
  }

  private void sum(Workspace w, float[] partials, int hops) {
    Kernels.Wave wave = new Kernels.Wave(w.cosines, w.sines, true);
    for (int hop = 0; hop < hops; hop++) {
      int start = (1 + hop) * 2 * harmonics;
      int count = audible(partials, start);
      float[] amplitudes = amplitudes(partials, start, count);
      kernels.sumHarmonics(
          wave, hop * hopSamples, hopSamples, amplitudes, count, rising, w.carrier, w.harmonics);
    }
    for (int t = 0; t < hops * hopSamples; t++) {
      w.carrier[t] += w.harmonics[t];
    }
  }

  private float[] amplitudes(float[] partials, int start, int count) {
    float[] amplitudes = new float[MovingAmplitudes.WIDTH * count];
    int end = start + 2 * harmonics;
    MovingAmplitudes.FIRST.write(partials, start, end, amplitudes);
    MovingAmplitudes.SECOND.write(partials, start + harmonics, end + harmonics, amplitudes);
    return amplitudes;
  }

  /** Harmonics up to the last that sounds at the beginning or at the end of a hop. */
  private int audible(float[] partials, int start) {
    int count = harmonics;
    while (count > 0 && isSilent(partials, start + count - 1)) {
      count--;
    }
    return count;
  }

  private boolean isSilent(float[] partials, int at) {
    return partials[at] == 0
        && partials[at + harmonics] == 0
        && partials[at + 2 * harmonics] == 0
        && partials[at + 3 * harmonics] == 0;
  }

  @Override
  public void end(Workspace w, float[] state, int hops) {
    for (int t = 0; t < hops * hopSamples; t++) {
      w.signal[w.signalAt + t] += w.carrier[t];
    }
  }
}
