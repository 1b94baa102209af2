package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.kernel.Kernels;
import flowtone.network.ConditionerConfig;
import flowtone.network.EnvelopeNetwork;
import flowtone.sourcefilter.AskedLoudness;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SourceFilterFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters from the envelopes that a network predicts where controls have no mel spectrum,
 * corrected band by band; see {@code flowtone.network.EnvelopeNetwork}.
 */
final class PredictedParameters implements FilterParameters {
  private final SourceFilterFormula formula;
  private final AskedLoudness loudness;
  private final HopConditionerPass network;
  private final Dense harmonicEnvelope;
  private final Dense noiseEnvelope;
  private final Dense harmonic;
  private final Dense noise;

  PredictedParameters(
      Kernels kernels,
      ConditionerConfig config,
      NamedWeights all,
      int featureWidth,
      StateLayout state) {
    SourceFilterConfig filter = config.sourceFilter();
    EnvelopeConfig envelope = filter.envelope();
    formula = new SourceFilterFormula(kernels, filter);
    loudness = new AskedLoudness(kernels, filter);
    NamedWeights weights = all.under("envelope");
    ConditionerConfig sizes = new ConditionerConfig(envelope.channels(), envelope.dilations(), 0);
    network = new HopConditionerPass(kernels, sizes, weights, featureWidth, state);
    harmonicEnvelope = envelope(kernels, weights, "harmonics", filter);
    noiseEnvelope = envelope(kernels, weights, "noise", filter);
    NamedWeights corrections = all.under("sourceFilter");
    harmonic = Dense.of(kernels, corrections, "harmonics", config.channels(), filter.bands());
    noise = Dense.of(kernels, corrections, "noise", config.channels(), filter.bands());
  }

  /** From hidden units to bands: to the cosines' coefficients and from those, in one product. */
  private static Dense envelope(
      Kernels kernels, NamedWeights weights, String name, SourceFilterConfig filter) {
    EnvelopeConfig config = filter.envelope();
    float[][] cosines = EnvelopeNetwork.cosines(config.shapes(), filter.bands());
    float[][] table = weights.rows(name, config.channels(), config.shapes());
    float[] bias = weights.bias(name + "Bias", config.shapes());
    float[][] toBands = new float[table.length][];
    for (int unit = 0; unit < table.length; unit++) {
      toBands[unit] = sum(table[unit], cosines);
    }
    return Dense.of(kernels, toBands, sum(bias, cosines));
  }

  private static float[] sum(float[] coefficients, float[][] cosines) {
    float[] sum = new float[cosines[0].length];
    for (int shape = 0; shape < coefficients.length; shape++) {
      for (int band = 0; band < sum.length; band++) {
        sum[band] += (float) EnvelopeNetwork.UNIT * coefficients[shape] * cosines[shape][band];
      }
    }
    return sum;
  }

  @Override
  public List<SourceFilterFormula.Parameters> read(
      ControlFrames controls, HopRows conditioning, float[] state) {
    float[] features = controls.features();
    HopRows hidden = hidden(controls, features, conditioning.count(), state);
    float[] amplitudes = harmonicEnvelope.apply(hidden);
    float[] noises = noiseEnvelope.apply(hidden);
    float[] harmonicCorrections = harmonic.apply(conditioning);
    float[] noiseCorrections = noise.apply(conditioning);
    int before = conditioning.count() - controls.hops();
    float[] pitch = controls.pitch();
    int context = controls.layout().contextHops();
    int featureWidth = controls.layout().featureWidth();
    List<SourceFilterFormula.GivenEnvelopes> moments = new ArrayList<>();
    for (int hop = FilterParameters.first(controls, conditioning); hop < controls.hops(); hop++) {
      int at = (ControlLayout.PITCH_CONTEXT_HOPS + hop) * ControlLayout.PITCH_WIDTH;
      int row = (before + hop) * harmonic.columns();
      float level = EnvelopeNetwork.level(features, (context + hop) * featureWidth);
      float logLevel = level + (float) EnvelopeNetwork.INITIAL_LOG_AMPLITUDE;
      SourceFilterFormula.GivenEnvelopes given =
          new SourceFilterFormula.GivenEnvelopes(
              sum(amplitudes, harmonicCorrections, row, logLevel),
              sum(noises, noiseCorrections, row, level),
              pitch[at],
              pitch[at + 1]);
      moments.add(loudness.of(given, level));
    }
    return formula.ofEnvelopes(moments);
  }

  /** A row of bands, the corrections to it, and a level [padded bands]. */
  private float[] sum(float[] rows, float[] corrections, int at, float level) {
    float[] sum = new float[harmonic.columns()];
    for (int band = 0; band < sum.length; band++) {
      sum[band] = rows[at + band] + level + corrections[at + band];
    }
    return sum;
  }

  /** As many rows as of the conditioner: where a stream begins, those before its first hop, too. */
  private HopRows hidden(ControlFrames controls, float[] features, int wanted, float[] state) {
    int context = controls.layout().contextHops();
    int hops = controls.hops();
    return wanted > hops
        ? network.apply(features, 0, context + hops, wanted, state)
        : network.apply(features, context, hops, hops, state);
  }
}
