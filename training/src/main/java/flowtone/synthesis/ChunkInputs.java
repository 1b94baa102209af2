package flowtone.synthesis;

import flowtone.control.ControlLayout;
import flowtone.graph.CarriedMemory;
import flowtone.graph.ConstantParameters;
import flowtone.graph.Feeds;
import flowtone.graph.MemoryLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.TimeRows;
import flowtone.model.DensityModel;
import flowtone.network.ControlSignals;
import flowtone.voice.TrainedFlow;
import java.util.function.Function;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Where a chunk enters the graph of a trained flow.
 *
 * @param model the flow with its weights as constants
 * @param signal data or noise [1, samples]
 * @param controls of the chunk
 * @param state memory of the stream [1, stateSize]
 * @param memory what the model's layers take from the state; the next is known once they are built
 */
record ChunkInputs(
    DensityModel model,
    Placeholder<TFloat32> signal,
    ControlSignals controls,
    Placeholder<TFloat32> state,
    CarriedMemory memory) {

  static ChunkInputs of(Ops tf, TrainedFlow trained, ControlLayout controls) {
    Function<Ops, Parameters> parameters = ops -> new ConstantParameters(ops, trained.weights());
    Function<NetworkContext, DensityModel> model =
        context ->
            new DensityModel(
                context, trained.config(), controls.featureWidth(), controls.hopSamples());
    MemoryLayout layout =
        MemoryLayout.of(
            parameters,
            context ->
                model
                    .apply(context)
                    .toNoise(signal(context.tf()), controls(context.tf(), controls)));
    Placeholder<TFloat32> signal = signal(tf);
    Placeholder<TFloat32> state = placeholder(tf, 1, layout.size());
    TimeRows rows = new TimeRows(tf, tf.constant(1));
    var frames =
        tf.math.div(tf.size(signal), tf.constant(trained.config().network().frameSamples()));
    CarriedMemory memory = new CarriedMemory(tf, rows.batch(), frames, state, layout);
    return new ChunkInputs(
        model.apply(new NetworkContext(rows, parameters.apply(tf), memory)),
        signal,
        controls(tf, controls),
        state,
        memory);
  }

  private static Placeholder<TFloat32> signal(Ops tf) {
    return placeholder(tf, 1, -1);
  }

  private static ControlSignals controls(Ops tf, ControlLayout layout) {
    return ControlSignals.placeholders(tf, 1, ControlSignals.ANY, layout);
  }

  static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Values of memory a stream carries. */
  int stateSize() {
    return Math.toIntExact(state.shape().get(1));
  }

  /** Feeds a chunk. */
  void feed(Feeds feeds, ChunkTransform.Chunk chunk) {
    feeds.add(signal, chunk.input(), 1, -1).add(state, chunk.state(), 1, -1);
    controls.feed(feeds, chunk.controls());
  }
}
