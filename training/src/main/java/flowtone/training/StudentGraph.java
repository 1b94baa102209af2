package flowtone.training;

import flowtone.flow.Affine;
import flowtone.graph.ConstantParameters;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.model.StudentModel;
import flowtone.model.TeacherModel;
import flowtone.network.ControlSignals;
import flowtone.tensor.Expr;
import flowtone.training.loss.FrameToneLoss;
import flowtone.training.loss.GaussianDivergence;
import flowtone.training.loss.SoundLevels;
import flowtone.training.loss.SpectralLoss;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingInputs;
import flowtone.voice.TrainedFlow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The student's training graph. On one half of each batch its divergence from the teacher is taken,
 * on the other, at the temperature it is to be played at, its spectrum is compared with the
 * recording's: the teacher's uncertainty, reproduced at temperature 1, is audible as noise.
 */
final class StudentGraph {
  static final String KL_WEIGHT = "klWeight";

  private final Ops tf;
  private final StudentConfig config;
  private final BatchShape shape;
  private final int sampleRateHz;
  private final TrainingInputs inputs;
  private final TimeRows rows;

  private StudentGraph(Graph graph, StudentConfig config, BatchShape shape, int sampleRateHz) {
    this.tf = Ops.create(graph);
    this.config = config;
    this.shape = shape;
    this.sampleRateHz = sampleRateHz;
    this.inputs = TrainingInputs.of(tf, shape);
    this.rows = new TimeRows(tf, tf.constant(shape.batch()));
  }

  /**
   * Adds everything one step needs to an empty graph.
   *
   * @param teacher whose weights are constants here
   */
  static TrainingGraph build(
      Graph graph,
      StudentConfig config,
      TrainedFlow teacher,
      BatchShape shape,
      int sampleRateHz,
      long seed) {
    return new StudentGraph(graph, config, shape, sampleRateHz).build(teacher, seed);
  }

  private TrainingGraph build(TrainedFlow trained, long seed) {
    TrainableParameters parameters = new TrainableParameters(tf, seed);
    Expr noise = tempered(Expr.of(tf, inputs.noise()));
    Affine student =
        new StudentModel(
                context(parameters, rows), config.model(), shape.featureWidth(), shape.hopSamples())
            .composed(noise, inputs.controls());
    Expr x = student.apply(noise);
    Affine teacher = teacher(trained, first(x));
    Affine ofFirst = new Affine(first(student.shift()), first(student.logScale()));
    Operand<TFloat32> klWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
    Expr loss = loss(klWeight, ofFirst, teacher, second(x), scalars);
    scalars.put(TrainingGraph.LOSS, tf.identity(loss));
    AdamStep step = new AdamStep(tf, loss, parameters, config.optimiser().clipNorm());
    levels(second(x), second(Expr.of(tf, inputs.audio())), scalars);
    return new TrainingGraph(inputs, parameters, step, scalars, Map.of(KL_WEIGHT, klWeight));
  }

  /**
   * {@code klWeight (soft(KL(q || p)) + scaleWeight soft((s_q - s_p)^2)) + spectralWeight STFT +
   * melWeight mel + frameToneWeight tone}, each a mean; {@code soft(x) = klCap log1p(x / klCap)}.
   *
   * @param q the student's samples given its noise, on the first half of the batch
   * @param p the same samples given those before them, as the teacher predicts them
   * @param x the student's sound on the second half [batch / 2, samples]
   * @param scalars the terms are added to them by name
   */
  private Expr loss(
      Operand<TFloat32> klWeight,
      Affine q,
      Affine p,
      Expr x,
      Map<String, Operand<TFloat32>> scalars) {
    DistillationConfig c = config.loss();
    Expr kl = afterWarmUp(GaussianDivergence.of(q, p));
    Expr ds = afterWarmUp(q.logScale().minus(p.logScale()));
    Expr divergence =
        soft(kl).mean(0, 1).plus(soft(ds.squared()).mean(0, 1).times(c.scaleWeight()));
    Operand<TFloat32> made = afterFirstHop(x);
    Operand<TFloat32> wanted = afterFirstHop(second(Expr.of(tf, inputs.audio())));
    int samples = shape.samples() - shape.hopSamples();
    SpectralLoss.Terms spectra = new SpectralLoss(tf, sampleRateHz).of(made, wanted, samples);
    Expr tone = frameTone().of(made, wanted, samples);
    scalars.put("kl", kl.mean(0, 1));
    scalars.put("entropy", afterWarmUp(q.logScale()).mean(0, 1));
    scalars.put("stft", spectra.multiResolution());
    scalars.put("mel", spectra.mel());
    scalars.put("frameToneDb", tone);
    Expr spectral =
        Expr.sum(
            List.of(
                spectra.multiResolution().times(c.spectralWeight()),
                spectra.mel().times(c.melWeight()),
                tone.times(c.frameToneWeight())));
    return Expr.of(tf, klWeight).times(divergence).plus(spectral);
  }

  /** The student needs no past to sound right, only some samples to fill its first frames. */
  private Operand<TFloat32> afterFirstHop(Expr signal) {
    return TrainingInputs.afterWarmUp(tf, signal, shape.hopSamples());
  }

  private FrameToneLoss frameTone() {
    return new FrameToneLoss(tf, config.model().network().frameSamples());
  }

  private Expr soft(Expr x) {
    return GaussianDivergence.soften(x, config.loss().klCap());
  }

  /** All but the teacher's first receptive field, whose past it does not know. */
  private Expr afterWarmUp(Expr signal) {
    int warm = config.crops().warmHops() * shape.hopSamples();
    return Expr.of(tf, TrainingInputs.afterWarmUp(tf, signal, warm));
  }

  /** The Gaussians that the teacher predicts for the first half of the batch. */
  private Affine teacher(TrainedFlow teacher, Expr x) {
    ControlSignals controls =
        new ControlSignals(
            half(inputs.controls().features(), 0),
            half(inputs.controls().pitch(), 0),
            half(inputs.controls().phase(), 0));
    TimeRows half = new TimeRows(tf, tf.constant(shape.batch() / 2));
    NetworkContext context = context(new ConstantParameters(tf, teacher.weights()), half);
    return new TeacherModel(context, teacher.config(), shape.featureWidth(), shape.hopSamples())
        .conditional(x, controls);
  }

  private NetworkContext context(Parameters parameters, TimeRows rows) {
    return new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
  }

  /** Noise whose second half is scaled to the temperature the spectrum is compared at. */
  private Expr tempered(Expr noise) {
    Expr second = second(noise).times(config.loss().spectralTemperature());
    return Expr.of(tf, tf.concat(List.of(first(noise), second), tf.constant(0)));
  }

  /** The half of a batch that the divergence is taken on. */
  private Expr first(Expr batch) {
    return Expr.of(tf, half(batch, 0));
  }

  /** The half of a batch that the spectrum is compared on. */
  private Expr second(Expr batch) {
    return Expr.of(tf, half(batch, shape.batch() / 2));
  }

  private Operand<TFloat32> half(Operand<TFloat32> batch, int from) {
    int axes = batch.shape().numDimensions();
    int[] begin = new int[axes];
    int[] size = new int[axes];
    Arrays.fill(size, -1);
    begin[0] = from;
    size[0] = shape.batch() / 2;
    return tf.slice(batch, tf.constant(begin), tf.constant(size));
  }

  /** Levels of the student's sound and of the recordings. */
  private void levels(Expr x, Expr recording, Map<String, Operand<TFloat32>> scalars) {
    int quietHops = Math.max(1, shape.batch() / 2 * shape.hops() / 10); // a tenth of all
    SoundLevels levels = new SoundLevels(shape.hopSamples(), quietHops);
    scalars.put("rms", levels.rms(x));
    scalars.put("recordingRms", levels.rms(recording));
    scalars.put("magnitude", levels.magnitude(x));
    scalars.put("recordingMagnitude", levels.magnitude(recording));
    scalars.put("quietDb", levels.quietDb(x));
    scalars.put("recordingQuietDb", levels.quietDb(recording));
  }
}
