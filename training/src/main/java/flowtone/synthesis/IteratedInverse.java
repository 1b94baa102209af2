package flowtone.synthesis;

import flowtone.control.ControlLayout;
import flowtone.flow.Convergence;
import flowtone.flow.FixedPoint;
import flowtone.flow.IteratedBijection;
import flowtone.graph.Feeds;
import flowtone.graph.Sessions;
import flowtone.network.Conditioning;
import flowtone.tensor.Expr;
import flowtone.voice.TrainedFlow;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Sampling of a trained flow by iteration: the graph of its density, whose layers are inverted one
 * after another by running one iteration at a time. All samples of a chunk are solved together,
 * given the chunks before; what the next chunk remembers is that of the solution.
 */
final class IteratedInverse implements ChunkTransform {

  /**
   * One iteration on one layer.
   *
   * @param x where the iteration stands [1, samples]
   * @param next where it goes
   * @param residual how far it is from solving the layer, scalar
   */
  private record Layer(Operand<TFloat32> x, Operand<TFloat32> next, Operand<TFloat32> residual) {}

  private final Graph graph = new Graph();
  private final Session session;
  private final ChunkInputs inputs;
  private final FixedPoint inverse;
  private final Conditioning conditioning;
  private final Placeholder<TFloat32> target;
  private final List<Layer> fromNoise = new ArrayList<>();
  private final Operand<TFloat32> logDets;
  private final long sideWidth;

  IteratedInverse(TrainedFlow trained, ControlLayout controls) {
    Ops tf = Ops.create(graph);
    inputs = ChunkInputs.of(tf, trained, controls);
    conditioning = inputs.model().conditioning(inputs.controls());
    IteratedBijection<Conditioning> net = inputs.model().iterated();
    inverse = net.inverse();
    target = ChunkInputs.placeholder(tf, 1, -1);
    Expr z = Expr.of(tf, target);
    List<IteratedBijection.Stage> stages = net.stages(Expr.of(tf, inputs.signal()), conditioning);
    for (IteratedBijection.Stage stage : stages) {
      fromNoise.add(
          new Layer(
              stage.input(),
              inverse.step(stage.input(), z, stage.at()),
              inverse.residual(z, stage.at())));
    }
    logDets = net.noise(stages).logDets().negated();
    sideWidth = (long) conditioning.signals() * trained.config().network().frameSamples();
    session = Sessions.open(graph);
  }

  @Override
  public int stateSize() {
    return inputs.stateSize();
  }

  /** Most passes before a chunk is given up. */
  int mostPasses() {
    return 1 + inverse.iterations();
  }

  /**
   * The sound of noise.
   *
   * @throws flowtone.flow.ConvergenceException if a layer is not solved within the iterations
   */
  @Override
  public Passed pass(Chunk chunk) {
    Known known = known(chunk);
    float[] signal = chunk.input();
    int passes = 0;
    for (Layer layer : fromNoise) {
      float[] z = signal;
      Convergence solved =
          Convergence.of(inverse, new float[z.length], x -> iterate(layer, x, z, known));
      signal = solved.solution();
      passes += solved.passes();
    }
    int layers = fromNoise.size();
    return finished(signal, known, 1 + (passes + layers - 1) / layers);
  }

  /** What stays the same in all iterations on a chunk. */
  private record Known(float[] hops, float[] side, float[] state) {}

  private Known known(Chunk chunk) {
    try (Feeds feeds = new Feeds()) {
      inputs.controls().feed(feeds, chunk.controls());
      List<float[]> values = feeds.run(session, List.of(conditioning.hops(), conditioning.side()));
      return new Known(values.get(0), values.get(1), chunk.state());
    }
  }

  private Feeds feeds(Known known) {
    return new Feeds()
        .add(conditioning.hops(), known.hops(), -1, conditioning.channels())
        .add(conditioning.side(), known.side(), -1, sideWidth)
        .add(inputs.state(), known.state(), 1, known.state().length);
  }

  private Convergence.Step iterate(Layer layer, float[] x, float[] z, Known known) {
    try (Feeds feeds = feeds(known)) {
      feeds.add(layer.x(), x, 1, x.length).add(target, z, 1, z.length);
      List<float[]> values = feeds.run(session, List.of(layer.next(), layer.residual()));
      return new Convergence.Step(values.get(0), values.get(1)[0]);
    }
  }

  /** The log-determinant and the memory, known once the sound is. */
  private Passed finished(float[] sound, Known known, int passes) {
    try (Feeds feeds = feeds(known)) {
      feeds.add(inputs.signal(), sound, 1, sound.length);
      List<float[]> values = feeds.run(session, List.of(logDets, inputs.memory().next()));
      return new Passed(sound, values.get(0), values.get(1), passes);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
