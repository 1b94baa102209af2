package flowtone.training;

import flowtone.flow.Affine;
import flowtone.flow.GaussianDivergence;
import flowtone.graph.ConstantParameters;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.model.StudentModel;
import flowtone.model.TeacherModel;
import flowtone.network.ControlSignals;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.tensor.Expr;
import flowtone.training.loss.EnergyScore;
import flowtone.training.loss.FrameToneLoss;
import flowtone.training.loss.SoftCap;
import flowtone.training.loss.SoundLevels;
import flowtone.training.loss.SpectralLoss;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingInputs;
import flowtone.voice.TrainedFlow;
import java.util.LinkedHashMap;
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

  private StudentGraph(Graph graph, StudentConfig config, BatchShape shape, int sampleRateHz) {
    this.tf = Ops.create(graph);
    this.config = config;
    this.shape = shape;
    this.sampleRateHz = sampleRateHz;
    this.inputs = TrainingInputs.of(tf, shape);
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
    StudentBatch batch =
        StudentBatch.of(Expr.of(tf, inputs.noise()), inputs, config.loss(), shape.batch());
    TimeRows rows = new TimeRows(tf, tf.constant(batch.size()));
    Affine student =
        new StudentModel(
                context(parameters, rows), config.model(), shape.featureWidth(), shape.hopSamples())
            .composed(batch.noise(), batch.controls());
    Expr x = student.apply(batch.noise());
    Affine teacher = teacher(trained, batch.first(x), batch.teacherControls());
    Affine ofFirst = new Affine(batch.first(student.shift()), batch.first(student.logScale()));
    Operand<TFloat32> klWeight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
    Expr loss =
        Expr.of(tf, klWeight)
            .times(divergence(afterWarmUp(ofFirst), afterWarmUp(teacher), scalars))
            .plus(spectral(batch, x, scalars));
    scalars.put(TrainingGraph.LOSS, tf.identity(loss));
    AdamStep step = new AdamStep(tf, loss, parameters, config.optimiser().clipNorm());
    levels(batch.second(x), batch.recordings(), scalars);
    return new TrainingGraph(inputs, parameters, step, scalars, Map.of(KL_WEIGHT, klWeight));
  }

  /**
   * {@code soft(KL(q || p)) + scaleWeight soft((s_q - s_p)^2)}, each a mean; {@code soft(x) = klCap
   * log1p(x / klCap)}.
   *
   * @param q the student's samples given its noise, on the first half of the batch
   * @param p the same samples given those before them, as the teacher predicts them
   */
  private Expr divergence(Affine q, Affine p, Map<String, Operand<TFloat32>> scalars) {
    Expr kl = GaussianDivergence.of(q, p);
    Expr ds = q.logScale().minus(p.logScale());
    scalars.put("kl", kl.mean(0, 1));
    scalars.put("entropy", q.logScale().mean(0, 1));
    return soft(kl)
        .mean(0, 1)
        .plus(soft(ds.squared()).mean(0, 1).times(config.loss().scaleWeight()));
  }

  /**
   * {@code spectralWeight STFT + melWeight mel + levelWeight level + frameToneWeight tone}, the
   * first three as a plain distance or as an energy score.
   *
   * @param x the student's sound [batch, samples]
   */
  private Expr spectral(StudentBatch batch, Expr x, Map<String, Operand<TFloat32>> scalars) {
    DistillationConfig c = config.loss();
    int warm = spectralWarmHops() * shape.hopSamples();
    int samples = shape.samples() - warm;
    Operand<TFloat32> made = TrainingInputs.afterWarmUp(tf, batch.second(x), warm);
    Operand<TFloat32> wanted = TrainingInputs.afterWarmUp(tf, batch.recordings(), warm);
    SpectralLoss distance = new SpectralLoss(tf, sampleRateHz, c.spectralWeights());
    SpectralLoss.Terms terms;
    Expr score;
    if (c.scoresEnergy()) {
      Operand<TFloat32> other = TrainingInputs.afterWarmUp(tf, batch.first(x), warm);
      EnergyScore.Value value =
          new EnergyScore(distance, c.repulsion()).of(wanted, made, other, samples);
      terms = value.distance();
      score = value.score();
      scalars.put("energy", score);
    } else {
      terms = distance.of(made, wanted, samples);
      score = distance.weighted(terms);
    }
    Expr tone = frameTone().of(made, wanted, samples);
    scalars.put("stft", terms.multiResolution());
    scalars.put("mel", terms.mel());
    terms.level().ifPresent(level -> scalars.put("level", level));
    scalars.put("frameToneDb", tone);
    return score.plus(tone.times(c.frameToneWeight()));
  }

  /** The student needs no past to sound right, only some samples to fill frames and filter. */
  private int spectralWarmHops() {
    SourceFilterConfig filter = config.model().conditioner().sourceFilter();
    return filter == null ? 1 : 1 + filter.taps() / shape.hopSamples();
  }

  private FrameToneLoss frameTone() {
    return new FrameToneLoss(tf, config.model().network().frameSamples());
  }

  private Expr soft(Expr x) {
    return SoftCap.of(x, config.loss().klCap());
  }

  /**
   * All but the teacher's first receptive field, whose past it does not know. Cut before anything
   * is computed of it: what is infinite there would make the gradient NaN.
   */
  private Affine afterWarmUp(Affine gaussians) {
    return new Affine(afterWarmUp(gaussians.shift()), afterWarmUp(gaussians.logScale()));
  }

  private Expr afterWarmUp(Expr signal) {
    int warm = config.crops().warmHops() * shape.hopSamples();
    return Expr.of(tf, TrainingInputs.afterWarmUp(tf, signal, warm));
  }

  /** The Gaussians that the teacher predicts for the first half of the student's sounds. */
  private Affine teacher(TrainedFlow teacher, Expr x, ControlSignals controls) {
    TimeRows half = new TimeRows(tf, tf.constant(sounds(shape)));
    NetworkContext context = context(new ConstantParameters(tf, teacher.weights()), half);
    return new TeacherModel(context, teacher.config(), shape.featureWidth(), shape.hopSamples())
        .conditional(x, controls);
  }

  private NetworkContext context(Parameters parameters, TimeRows rows) {
    return new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
  }

  /** Sounds that the spectrum is compared on. */
  private int sounds(BatchShape of) {
    return config.loss().scoresEnergy() ? of.batch() : of.batch() / 2;
  }

  /** Levels of the student's sound and of the recordings. */
  private void levels(Expr x, Expr recording, Map<String, Operand<TFloat32>> scalars) {
    int quietHops = Math.max(1, sounds(shape) * shape.hops() / 10); // a tenth of all
    SoundLevels levels = new SoundLevels(shape.hopSamples(), quietHops);
    scalars.put("rms", levels.rms(x));
    scalars.put("recordingRms", levels.rms(recording));
    scalars.put("magnitude", levels.magnitude(x));
    scalars.put("recordingMagnitude", levels.magnitude(recording));
    scalars.put("quietDb", levels.quietDb(x));
    scalars.put("recordingQuietDb", levels.quietDb(recording));
  }
}
