package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SourceFilterFormula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parameters by formula from the mel spectrum among the features, corrected band by band. */
final class MelParameters implements FilterParameters {
  private final SourceFilterFormula formula;
  private final int bands;
  private final Dense voicing;
  private final Dense noise;
  private final Dense harmonic;

  MelParameters(Kernels kernels, ConditionerConfig config, NamedWeights weights) {
    SourceFilterConfig filter = config.sourceFilter();
    formula = new SourceFilterFormula(kernels, filter);
    bands = filter.bands();
    voicing = Dense.of(kernels, weights, "voicing", config.channels(), bands);
    noise = Dense.of(kernels, weights, "noise", config.channels(), bands);
    harmonic = Dense.of(kernels, weights, "harmonics", config.channels(), bands);
  }

  @Override
  public List<SourceFilterFormula.Parameters> read(
      ControlFrames controls, HopRows conditioning, float[] state) {
    float[] voicings = voicing.apply(conditioning);
    float[] noises = noise.apply(conditioning);
    float[] harmonics = harmonic.apply(conditioning);
    int columns = voicing.columns();
    int before = conditioning.count() - controls.hops();
    float[] pitch = controls.pitch();
    List<SourceFilterFormula.Given> moments = new ArrayList<>();
    for (int hop = FilterParameters.first(controls, conditioning); hop < controls.hops(); hop++) {
      int at = (ControlLayout.PITCH_CONTEXT_HOPS + hop) * ControlLayout.PITCH_WIDTH;
      int row = (before + hop) * columns;
      moments.add(
          new SourceFilterFormula.Given(
              logMel(controls, hop),
              Arrays.copyOfRange(voicings, row, row + columns),
              Arrays.copyOfRange(noises, row, row + columns),
              Arrays.copyOfRange(harmonics, row, row + columns),
              pitch[at],
              pitch[at + 1]));
    }
    return formula.ofSpectra(moments);
  }

  private float[] logMel(ControlFrames controls, int hop) {
    ControlLayout layout = controls.layout();
    int end = (layout.contextHops() + hop + 1) * layout.featureWidth();
    float[] logMel = NamedWeights.padded(Arrays.copyOfRange(controls.features(), end - bands, end));
    for (int band = 0; band < bands; band++) {
      logMel[band] = (logMel[band] - FeatureEncoding.MEL_CENTRE) * FeatureEncoding.MEL_SPREAD;
    }
    return logMel;
  }
}
