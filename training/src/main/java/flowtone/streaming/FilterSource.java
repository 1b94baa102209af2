package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SourceFilterFormula;

/**
 * The source filter at the end of a chain: harmonics, and what the flows make of noise taken
 * through a filter that moves from hop to hop; see {@code flowtone.sourcefilter.SourceFilter}.
 */
final class FilterSource implements Source {
  private final SourceFilterConfig filter;
  private final FilterParameters parameters;
  private final MovingFilter movingFilter;
  private final int hopSamples;
  private final StateLayout.Slot pastHarmonics;
  private final StateLayout.Slot pastFlat;

  FilterSource(
      Kernels kernels,
      ConditionerConfig config,
      NamedWeights all,
      int featureWidth,
      int hopSamples,
      StateLayout state) {
    this.filter = config.sourceFilter();
    this.hopSamples = hopSamples;
    this.parameters =
        filter.predictsEnvelope()
            ? new PredictedParameters(kernels, config, all, featureWidth, state)
            : new MelParameters(kernels, config, all.under("sourceFilter"));
    pastHarmonics = state.slot(filter.harmonics());
    pastFlat = state.slot(filter.harmonics());
    movingFilter = new MovingFilter(kernels, hopSamples, filter.taps(), state);
  }

  @Override
  public void begin(Workspace w, ControlFrames controls, HopRows rows, float[] state) {
    int hops = controls.hops();
    FilterParameters.Block block = parameters.read(controls, rows, state);
    float[] harmonics = new float[filter.harmonics()];
    float[] flat = new float[filter.harmonics()];
    pastHarmonics.restore(state, harmonics, 0);
    pastFlat.restore(state, flat, 0);
    if (rows.count() > hops) {
      SourceFilterFormula.Parameters before = block.at(-1);
      harmonics = before.harmonics();
      flat = before.flat();
      movingFilter.begin(before.response(), state);
    }
    HarmonicOscillator oscillator = new HarmonicOscillator(hopSamples);
    float[][] responses = new float[hops][];
    for (int hop = 0; hop < hops; hop++) {
      SourceFilterFormula.Parameters end = block.at(hop);
      oscillator.begin(w.sines, w.cosines, hop * hopSamples);
      sum(oscillator, harmonics, end.harmonics(), flat, end.flat(), w, hop * hopSamples);
      harmonics = end.harmonics();
      flat = end.flat();
      responses[hop] = end.response();
    }
    pastHarmonics.keep(harmonics, 0, state);
    pastFlat.keep(flat, 0, state);
    w.responses = responses;
  }

  private void sum(
      HarmonicOscillator oscillator,
      float[] start,
      float[] end,
      float[] flatStart,
      float[] flatEnd,
      Workspace w,
      int at) {
    float[] sums = new float[hopSamples];
    float[] flatSums = new float[hopSamples];
    int count = Math.max(sounding(start), sounding(end));
    for (int k = 0; k < count; k++) {
      if (k > 0) {
        oscillator.turn();
      }
      oscillator.addCosine(start[k], end[k], sums);
      oscillator.addCosine(flatStart[k], flatEnd[k], flatSums);
    }
    System.arraycopy(sums, 0, w.harmonics, at, hopSamples);
    System.arraycopy(flatSums, 0, w.carrier, at, hopSamples);
  }

  private static int sounding(float[] amplitudes) {
    int count = amplitudes.length;
    while (count > 0 && amplitudes[count - 1] == 0) {
      count--;
    }
    return count;
  }

  @Override
  public void end(Workspace w, float[] state, int hops) {
    movingFilter.apply(w.signal, w.signalAt, w.responses, state);
    for (int t = 0; t < hops * hopSamples; t++) {
      w.signal[w.signalAt + t] += w.harmonics[t];
    }
  }
}
