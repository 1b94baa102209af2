package flowtone.voice;

import flowtone.audio.FeatureEncoding;
import flowtone.audio.FeatureTrack;
import flowtone.audio.HarmonicPhase;
import flowtone.flow.Affine;
import flowtone.network.ConstantParameters;
import flowtone.network.ControlSignals;
import flowtone.network.NetworkContext;
import flowtone.network.SilentMemory;
import flowtone.network.TeacherModel;
import flowtone.network.TimeRows;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What a voice's teacher expects of each sample of a given sound. Owns native memory; whoever makes
 * it closes it. Thread-safe.
 */
public final class TeacherScorer implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final FeatureEncoding encoding;
  private final TrainedFlow teacher;
  private final Placeholder<TFloat32> audio;
  private final ControlSignals controls;
  private final Affine conditional;

  /**
   * @param teacher sizes and weights
   * @param encoding of the features it was trained with
   * @param hopSamples samples a hop
   */
  public TeacherScorer(TrainedFlow teacher, FeatureEncoding encoding, int hopSamples) {
    this.teacher = teacher;
    this.encoding = encoding;
    Ops tf = Ops.create(graph);
    TimeRows rows = new TimeRows(tf, tf.constant(1));
    NetworkContext context =
        new NetworkContext(
            rows,
            new ConstantParameters(tf, teacher.weights()),
            new SilentMemory(tf, rows.batch()));
    audio = placeholder(tf, 1, -1);
    controls =
        new ControlSignals(
            placeholder(tf, 1, -1, encoding.width()),
            placeholder(tf, 1, -1, 2),
            placeholder(tf, 1, -1));
    conditional =
        new TeacherModel(context, teacher.config(), encoding.width(), hopSamples)
            .conditional(audio, controls);
    session = new Session(graph);
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Samples at the beginning of a sound whose past the teacher does not know. */
  public int receptiveField() {
    return teacher.config().receptiveField();
  }

  /**
   * The teacher's distribution of each sample.
   *
   * @param samples at the level the networks work at, as many as {@code track} covers
   */
  public Conditional of(float[] samples, FeatureTrack track) {
    ControlHistory history = new ControlHistory(encoding, teacher.config().contextHops());
    float[] phase = HarmonicPhase.cycles(track, 0, track.hops());
    float[] features = history.features(track);
    try (TFloat32 x = tensor(samples, 1, samples.length);
        TFloat32 f = tensor(features, 1, features.length / encoding.width(), encoding.width());
        TFloat32 p = tensor(history.pitch(track), 1, track.hops() + 2, 2);
        TFloat32 c = tensor(phase, 1, phase.length);
        Result result =
            session
                .runner()
                .feed(audio, x)
                .feed(controls.features().asOutput(), f)
                .feed(controls.pitch().asOutput(), p)
                .feed(controls.phase().asOutput(), c)
                .fetch(conditional.shift())
                .fetch(conditional.logScale())
                .run()) {
      return new Conditional(
          Synthesizer.values((TFloat32) result.get(0)),
          Synthesizer.values((TFloat32) result.get(1)));
    }
  }

  private static TFloat32 tensor(float[] values, long... shape) {
    return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
