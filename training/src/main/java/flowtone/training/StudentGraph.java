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
import flowtone.training.loss.FrameToneLoss;
import flowtone.training.loss.GaussianDivergence;
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
import org.tensorflow.types.TInt32;

/**
 * The student's training graph. On one half of each batch its divergence from the teacher is taken,
 * on the other, at the temperature it is to be played at, its spectrum is compared with the
 * recording's: a teacher is never quite sure, and what it is unsure of is heard as noise.
 */
final class StudentGraph {
  static final String KL_WEIGHT = "klWeight";

  private final Ops tf;
  private final StudentConfig config;
  private final BatchShape shape;
  private final TrainingInputs inputs;
  private final TimeRows rows;

  private StudentGraph(Graph graph, StudentConfig config, BatchShape shape) {
    this.tf = Ops.create(graph);
    this.config = config;
    this.shape = shape;
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
    return new StudentGraph(graph, config, shape).build(teacher, sampleRateHz, seed);
  }

  private TrainingGraph build(TrainedFlow trained, int sampleRateHz, long seed) {
    TrainableParameters parameters = new TrainableParameters(tf, seed);
    Operand<TFloat32> noise = tempered(inputs.noise());
    Affine student =
        new StudentModel(
                context(parameters, rows), config.model(), shape.featureWidth(), shape.hopSamples())
            .composed(noise, inputs.controls());
    Operand<TFloat32> x = student.apply(tf, noise);
    Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
    Affine teacher = teacher(trained, first(x));
    Affine scored = new Affine(first(student.shift()), first(student.logScale()));
    Operand<TFloat32> klWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat32> loss =
        tf.math.add(
            tf.math.mul(klWeight, divergence(scored, teacher, scalars)),
            spectral(second(x), sampleRateHz, scalars));
    scalars.put(TrainingGraph.LOSS, tf.identity(loss));
    AdamStep step = new AdamStep(tf, loss, parameters, config.optimiser().clipNorm());
    health(second(x), second(inputs.audio()), scalars);
    return new TrainingGraph(inputs, parameters, step, scalars, Map.of(KL_WEIGHT, klWeight));
  }

  /** What the teacher expects of the first half of the batch. */
  private Affine teacher(TrainedFlow teacher, Operand<TFloat32> x) {
    ControlSignals controls =
        new ControlSignals(
            first(inputs.controls().features()),
            first(inputs.controls().pitch()),
            first(inputs.controls().phase()));
    TimeRows half = new TimeRows(tf, tf.constant(shape.batch() / 2));
    NetworkContext context = context(new ConstantParameters(tf, teacher.weights()), half);
    return new TeacherModel(context, teacher.config(), shape.featureWidth(), shape.hopSamples())
        .conditional(x, controls);
  }

  private NetworkContext context(Parameters parameters, TimeRows rows) {
    return new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
  }

  /** Noise whose second half is scaled to the temperature the spectrum is compared at. */
  private Operand<TFloat32> tempered(Operand<TFloat32> noise) {
    Operand<TFloat32> temperature = tf.constant((float) config.loss().spectralTemperature());
    return tf.concat(
        List.of(first(noise), tf.math.mul(second(noise), temperature)), tf.constant(0));
  }

  /** The half of a batch that the divergence is taken on. */
  private Operand<TFloat32> first(Operand<TFloat32> batch) {
    return half(batch, 0);
  }

  /** The half of a batch that the spectrum is compared on. */
  private Operand<TFloat32> second(Operand<TFloat32> batch) {
    return half(batch, shape.batch() / 2);
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

  /** The softened divergence plus the squared difference of log-scales, a scalar. */
  private Operand<TFloat32> divergence(
      Affine student, Affine teacher, Map<String, Operand<TFloat32>> scalars) {
    Operand<TFloat32> kl = counted(GaussianDivergence.of(tf, student, teacher));
    Operand<TFloat32> wider = counted(tf.math.sub(student.logScale(), teacher.logScale()));
    scalars.put("kl", mean(kl));
    scalars.put("entropy", mean(counted(student.logScale())));
    Operand<TFloat32> softened = mean(GaussianDivergence.soften(tf, kl, config.loss().klCap()));
    Operand<TFloat32> scales =
        tf.math.mul(
            mean(GaussianDivergence.soften(tf, tf.math.mul(wider, wider), config.loss().klCap())),
            tf.constant((float) config.loss().scaleWeight()));
    return tf.math.add(softened, scales);
  }

  private Operand<TFloat32> spectral(
      Operand<TFloat32> x, int sampleRateHz, Map<String, Operand<TFloat32>> scalars) {
    // The student needs no past to sound right, only some samples to fill its first frames.
    int warm = shape.hopSamples();
    Operand<TFloat32> made = TrainingInputs.afterWarmUp(tf, x, warm);
    Operand<TFloat32> wanted = TrainingInputs.afterWarmUp(tf, second(inputs.audio()), warm);
    int samples = shape.samples() - warm;
    SpectralLoss.Terms terms = new SpectralLoss(tf, sampleRateHz).of(made, wanted, samples);
    Operand<TFloat32> frameTone =
        new FrameToneLoss(tf, config.model().network().frameSamples()).of(made, wanted, samples);
    scalars.put("stft", terms.multiResolution());
    scalars.put("mel", terms.mel());
    scalars.put("frameToneDb", frameTone);
    return tf.math.addN(
        List.of(
            weighted(terms.multiResolution(), config.loss().spectralWeight()),
            weighted(terms.mel(), config.loss().melWeight()),
            weighted(frameTone, config.loss().frameToneWeight())));
  }

  private Operand<TFloat32> weighted(Operand<TFloat32> term, double weight) {
    return tf.math.mul(term, tf.constant((float) weight));
  }

  /** Level, mean magnitude and noise floor of the student's sound and of the recordings. */
  private void health(
      Operand<TFloat32> x, Operand<TFloat32> recording, Map<String, Operand<TFloat32>> scalars) {
    scalars.put("rms", rms(x));
    scalars.put("recordingRms", rms(recording));
    scalars.put("magnitude", mean(tf.math.abs(x)));
    scalars.put("recordingMagnitude", mean(tf.math.abs(recording)));
    scalars.put("quietDb", quietDb(x));
    scalars.put("recordingQuietDb", quietDb(recording));
  }

  /** Level of the quietest tenth of all hops in dB, a scalar. */
  private Operand<TFloat32> quietDb(Operand<TFloat32> x) {
    int hop = shape.hopSamples();
    int quiet = Math.max(1, shape.batch() / 2 * shape.hops() / 10);
    Operand<TFloat32> hops = tf.reshape(x, tf.array(-1, hop));
    Operand<TFloat32> power = tf.math.mean(tf.math.mul(hops, hops), tf.array(1));
    Operand<TFloat32> decibels =
        tf.math.mul(
            tf.math.log(tf.math.add(power, tf.constant(1e-12f))),
            tf.constant((float) (10 / Math.log(10))));
    Operand<TFloat32> least =
        tf.nn.topK(tf.math.neg(decibels), tf.constant(quiet), TInt32.class).values();
    return tf.math.neg(tf.math.mean(least, tf.array(0)));
  }

  private Operand<TFloat32> rms(Operand<TFloat32> x) {
    return tf.math.sqrt(mean(tf.math.mul(x, x)));
  }

  private Operand<TFloat32> counted(Operand<TFloat32> signal) {
    int warm = config.crops().warmHops() * shape.hopSamples();
    return TrainingInputs.afterWarmUp(tf, signal, warm);
  }

  private Operand<TFloat32> mean(Operand<TFloat32> signal) {
    return tf.math.mean(signal, tf.array(0, 1));
  }
}
