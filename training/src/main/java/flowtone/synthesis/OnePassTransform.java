package flowtone.synthesis;

import flowtone.control.ControlLayout;
import flowtone.flow.Mapped;
import flowtone.graph.Feeds;
import flowtone.graph.Sessions;
import flowtone.model.DensityModel;
import flowtone.network.ControlSignals;
import flowtone.voice.TrainedFlow;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A direction of a trained flow that takes one pass, as a graph. */
final class OnePassTransform implements ChunkTransform {

  /** One of the directions of a flow. */
  @FunctionalInterface
  interface Direction {
    Mapped of(DensityModel flow, Operand<TFloat32> input, ControlSignals controls);
  }

  private final Graph graph = new Graph();
  private final Session session;
  private final ChunkInputs inputs;
  private final List<Operand<TFloat32>> outputs;

  OnePassTransform(TrainedFlow trained, Direction direction, ControlLayout controls) {
    inputs = ChunkInputs.of(Ops.create(graph), trained, controls);
    Mapped mapped = direction.of(inputs.model(), inputs.signal(), inputs.controls());
    outputs = List.of(mapped.value(), mapped.logDets(), inputs.memory().next());
    session = Sessions.open(graph);
  }

  @Override
  public int stateSize() {
    return inputs.stateSize();
  }

  @Override
  public Passed pass(Chunk chunk) {
    try (Feeds feeds = new Feeds()) {
      inputs.feed(feeds, chunk);
      List<float[]> values = feeds.run(session, outputs);
      return new Passed(values.get(0), values.get(1), values.get(2), 1);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
