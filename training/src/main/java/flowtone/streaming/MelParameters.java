package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SourceFilterFormula;
import java.util.Arrays;

/** Parameters by formula from the mel spectrum among the features, corrected band by band. */
final class MelParameters implements FilterParameters {
  private final SourceFilterFormula formula;
  private final int bands;
  private final Dense voicing;
  private final Dense noise;
  private final Dense harmonic;

  MelParameters(Kernels kernels, ConditionerConfig config, NamedWeights weights) {
    SourceFilterConfig filter = config.sourceFilter();
    formula = new SourceFilterFormula(filter);
    bands = filter.bands();
    voicing = Dense.of(kernels, weights, "voicing", config.channels(), bands);
    noise = Dense.of(kernels, weights, "noise", config.channels(), bands);
    harmonic = Dense.of(kernels, weights, "harmonics", config.channels(), bands);
  }

  @Override
  public Block read(ControlFrames controls, HopRows conditioning, float[] state) {
    float[] voicings = voicing.apply(conditioning);
    float[] noises = noise.apply(conditioning);
    float[] harmonics = harmonic.apply(conditioning);
    int before = conditioning.count() - controls.hops();
    float[] pitch = controls.pitch();
    return hop -> {
      int at = (ControlLayout.PITCH_CONTEXT_HOPS + hop) * ControlLayout.PITCH_WIDTH;
      int row = (before + hop) * voicing.columns();
      return formula.of(
          new SourceFilterFormula.Given(
              logMel(controls, hop),
              Arrays.copyOfRange(voicings, row, row + bands),
              Arrays.copyOfRange(noises, row, row + bands),
              Arrays.copyOfRange(harmonics, row, row + bands),
              pitch[at],
              pitch[at + 1]));
    };
  }

  private float[] logMel(ControlFrames controls, int hop) {
    ControlLayout layout = controls.layout();
    int end = (layout.contextHops() + hop + 1) * layout.featureWidth();
    float[] logMel = Arrays.copyOfRange(controls.features(), end - bands, end);
    for (int band = 0; band < bands; band++) {
      logMel[band] = (logMel[band] - FeatureEncoding.MEL_CENTRE) * FeatureEncoding.MEL_SPREAD;
    }
    return logMel;
  }
}
