package flowtone.training;

import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.network.EnvelopeNetwork;
import flowtone.sourcefilter.MelLevel;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.tensor.Expr;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The graph that fits the envelopes of notes: the mean absolute difference between the logarithms
 * of the predicted mel spectrum and the recording's, and a share of that between their levels.
 * Where now one band is loud and now another, what is right for each alone is too soft for all of
 * them.
 */
final class EnvelopeGraph {
  static final String ERROR = "melError";

  private static final double LEVEL_WEIGHT = 0.3;

  private final Ops tf;
  private final SourceFilterConfig filter;
  private final BatchShape shape;
  private final TrainingInputs inputs;

  private EnvelopeGraph(Graph graph, SourceFilterConfig filter, BatchShape shape) {
    this.tf = Ops.create(graph);
    this.filter = filter;
    this.shape = shape;
    this.inputs = TrainingInputs.of(tf, shape);
  }

  /**
   * Adds everything one step needs to an empty graph.
   *
   * @param shape of batches whose rows of features end in the mel spectrum
   */
  static TrainingGraph build(
      Graph graph, SourceFilterConfig filter, EnvelopeFitConfig fit, BatchShape shape, long seed) {
    return new EnvelopeGraph(graph, filter, shape).build(fit, seed);
  }

  private TrainingGraph build(EnvelopeFitConfig fit, long seed) {
    TrainableParameters parameters = new TrainableParameters(tf, seed);
    Spectra spectra = spectra(parameters);
    Expr error = spectra.predicted.minus(spectra.measured).abs().mean(0, 1);
    Expr level = level(spectra.predicted).minus(level(spectra.measured)).abs().mean(0);
    Expr loss =
        error.plus(level.times(LEVEL_WEIGHT)).plus(squares(parameters).times(fit.weightDecay()));
    AdamStep step = new AdamStep(tf, loss, parameters, fit.optimiser().clipNorm());
    Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
    scalars.put(TrainingGraph.LOSS, tf.identity(loss));
    scalars.put(ERROR, tf.identity(error));
    return new TrainingGraph(inputs, parameters, step, scalars, Map.of());
  }

  /** Natural logarithms of the bands' magnitudes [rows, bands]. */
  private record Spectra(Expr predicted, Expr measured) {}

  private Spectra spectra(TrainableParameters parameters) {
    TimeRows rows = new TimeRows(tf, tf.constant(shape.batch()));
    NetworkContext context =
        new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
    int width = shape.featureWidth() - filter.bands(); // of what is known of played notes
    Expr features =
        rows.dropFirst(
            rows.fromSignal(inputs.controls().features(), shape.featureWidth()),
            shape.layout().contextHops() - filter.contextHops());
    Expr predicted =
        new EnvelopeNetwork(context, filter, width)
            .apply(features.columns(0, width))
            .logMel(context, filter.mel(), filter.envelope().harmonics(), pitch(rows));
    Expr measured =
        rows.dropFirst(features, filter.contextHops())
            .columns(width, filter.bands())
            .minus(FeatureEncoding.MEL_CENTRE)
            .times(FeatureEncoding.MEL_SPREAD);
    return new Spectra(predicted, measured);
  }

  private Expr level(Expr logMel) {
    return MelLevel.of(filter.mel(), logMel);
  }

  /** Cycles per sample and voicing of each hop [hops * batch, 2]. */
  private Expr pitch(TimeRows rows) {
    return rows.dropFirst(
        rows.fromSignal(inputs.controls().pitch(), ControlLayout.PITCH_WIDTH),
        ControlLayout.PITCH_CONTEXT_HOPS);
  }

  private Expr squares(TrainableParameters parameters) {
    List<Expr> squares =
        parameters.trainables().values().stream()
            .map(weight -> Expr.of(tf, tf.nn.l2Loss(weight.value())))
            .toList();
    return Expr.sum(squares);
  }
}
