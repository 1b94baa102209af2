package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SourceFilterFormula;
import java.util.Arrays;

/**
 * The source filter at the end of a chain: harmonics, and what the flows make of noise taken
 * through a filter that moves from hop to hop; see {@code flowtone.sourcefilter.SourceFilter}.
 */
final class FilterSource implements Source {
  private final SourceFilterConfig filter;
  private final SourceFilterFormula formula;
  private final MovingFilter movingFilter;
  private final int hopSamples;
  private final Dense voicing;
  private final Dense noise;
  private final Dense harmonic;
  private final StateLayout.Slot pastHarmonics;
  private final StateLayout.Slot pastFlat;

  FilterSource(
      Kernels kernels,
      ConditionerConfig config,
      NamedWeights all,
      int hopSamples,
      StateLayout state) {
    this.filter = config.sourceFilter();
    this.formula = new SourceFilterFormula(filter);
    this.hopSamples = hopSamples;
    NamedWeights weights = all.under("sourceFilter");
    int channels = config.channels();
    voicing = Dense.of(kernels, weights, "voicing", channels, filter.bands());
    noise = Dense.of(kernels, weights, "noise", channels, filter.bands());
    harmonic = Dense.of(kernels, weights, "harmonics", channels, filter.bands());
    pastHarmonics = state.slot(filter.harmonics());
    pastFlat = state.slot(filter.harmonics());
    movingFilter = new MovingFilter(kernels, hopSamples, filter.taps(), state);
  }

  @Override
  public void begin(Workspace w, ControlFrames controls, HopRows rows, float[] state) {
    int hops = controls.hops();
    Moments moments = new Moments(controls, rows);
    float[] harmonics = new float[filter.harmonics()];
    float[] flat = new float[filter.harmonics()];
    pastHarmonics.restore(state, harmonics, 0);
    pastFlat.restore(state, flat, 0);
    if (rows.count() > hops) {
      SourceFilterFormula.Parameters before = moments.at(-1);
      harmonics = before.harmonics();
      flat = before.flat();
      movingFilter.begin(before.response(), state);
    }
    HarmonicOscillator oscillator = new HarmonicOscillator(hopSamples);
    float[][] responses = new float[hops][];
    for (int hop = 0; hop < hops; hop++) {
      SourceFilterFormula.Parameters end = moments.at(hop);
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

  /** Parameters at the ends of the hops of a block. */
  private final class Moments {
    private final float[] features;
    private final float[] pitch;
    private final int featureWidth;
    private final int contextHops;
    private final int before;
    private final float[] voicings;
    private final float[] noises;
    private final float[] harmonics;

    Moments(ControlFrames controls, HopRows rows) {
      features = controls.features();
      pitch = controls.pitch();
      featureWidth = controls.layout().featureWidth();
      contextHops = controls.layout().contextHops();
      before = rows.count() - controls.hops();
      voicings = corrections(voicing, rows);
      noises = corrections(noise, rows);
      harmonics = corrections(harmonic, rows);
    }

    private static float[] corrections(Dense dense, HopRows rows) {
      float[] out = new float[rows.count() * dense.columns()];
      dense.apply(rows.values(), rows.at(), rows.stride(), out, 0, rows.count());
      return out;
    }

    /** At the end of a hop; -1 is the beginning of the first. */
    SourceFilterFormula.Parameters at(int hop) {
      int bands = filter.bands();
      int end = (contextHops + hop + 1) * featureWidth;
      float[] logMel = Arrays.copyOfRange(features, end - bands, end);
      for (int band = 0; band < bands; band++) {
        logMel[band] = (logMel[band] - FeatureEncoding.MEL_CENTRE) * FeatureEncoding.MEL_SPREAD;
      }
      int at = (ControlLayout.PITCH_CONTEXT_HOPS + hop) * ControlLayout.PITCH_WIDTH;
      int row = (before + hop) * voicing.columns();
      return formula.of(
          new SourceFilterFormula.Given(
              logMel,
              Arrays.copyOfRange(voicings, row, row + bands),
              Arrays.copyOfRange(noises, row, row + bands),
              Arrays.copyOfRange(harmonics, row, row + bands),
              pitch[at],
              pitch[at + 1]));
    }
  }
}
