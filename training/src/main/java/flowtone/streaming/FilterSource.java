package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.sourcefilter.HopRamp;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SourceFilterFormula;
import java.util.List;

/**
 * The source filter at the end of a chain: harmonics, and what the flows make of noise taken
 * through a filter that moves from hop to hop; see {@code flowtone.sourcefilter.SourceFilter}.
 */
final class FilterSource implements Source {
  private final Kernels kernels;
  private final SourceFilterConfig filter;
  private final FilterParameters parameters;
  private final MovingFilter movingFilter;
  private final int hopSamples;
  private final float[] rising;
  private final StateLayout.Slot pastHarmonics;
  private final StateLayout.Slot pastFlat;

  FilterSource(
      Kernels kernels,
      ConditionerConfig config,
      NamedWeights all,
      int featureWidth,
      int hopSamples,
      StateLayout state) {
    this.kernels = kernels;
    this.filter = config.sourceFilter();
    this.rising = NamedWeights.padded(HopRamp.rising(hopSamples)[0]);
    this.hopSamples = hopSamples;
    this.parameters =
        filter.predictsEnvelope()
            ? new PredictedParameters(kernels, config, all, featureWidth, state)
            : new MelParameters(kernels, config, all.under("sourceFilter"));
    pastHarmonics = state.slot(filter.harmonics());
    pastFlat = state.slot(filter.harmonics());
    movingFilter = new MovingFilter(kernels, rising, hopSamples, filter.taps(), state);
  }

  @Override
  public void begin(Workspace w, ControlFrames controls, HopRows rows, float[] state) {
    List<SourceFilterFormula.Parameters> ends = parameters.read(controls, rows, state);
    int before = ends.size() - controls.hops();
    float[] harmonics = new float[filter.harmonics()];
    float[] flat = new float[filter.harmonics()];
    pastHarmonics.restore(state, harmonics, 0);
    pastFlat.restore(state, flat, 0);
    if (before > 0) {
      harmonics = ends.get(0).harmonics();
      flat = ends.get(0).flat();
      movingFilter.begin(ends.get(0).response(), state);
    }
    List<SourceFilterFormula.Parameters> hops = ends.subList(before, ends.size());
    Kernels.Wave wave = new Kernels.Wave(w.cosines, w.sines, false);
    for (int hop = 0; hop < hops.size(); hop++) {
      SourceFilterFormula.Parameters end = hops.get(hop);
      int count = Math.max(sounding(harmonics), sounding(end.harmonics()));
      float[] amplitudes = new float[MovingAmplitudes.WIDTH * count];
      MovingAmplitudes.FIRST.write(harmonics, end.harmonics(), amplitudes);
      MovingAmplitudes.SECOND.write(flat, end.flat(), amplitudes);
      kernels.sumHarmonics(
          wave, hop * hopSamples, hopSamples, amplitudes, count, rising, w.harmonics, w.carrier);
      harmonics = end.harmonics();
      flat = end.flat();
    }
    pastHarmonics.keep(harmonics, 0, state);
    pastFlat.keep(flat, 0, state);
    w.responses = hops.stream().map(SourceFilterFormula.Parameters::response).toList();
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
