package flowtone.voice;

import flowtone.audio.FeatureEncoding;
import flowtone.flow.Affine;
import flowtone.network.CarriedMemory;
import flowtone.network.ConstantParameters;
import flowtone.network.ControlSignals;
import flowtone.network.FlowConfig;
import flowtone.network.NetworkContext;
import flowtone.network.StudentModel;
import flowtone.network.TimeRows;
import flowtone.network.WeightArray;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The graph a voice is played by: one chunk of any number of whole hops, for any number of
 * listeners, with the trained weights as constants and each listener's memory going in and out.
 */
final class SynthesisGraph {
  static final String SIGNATURE = "synthesize";
  static final String TAG = "serve";
  static final String NOISE = "noise";
  static final String FEATURES = "features";
  static final String PITCH = "pitch";
  static final String PHASE = "phase";
  static final String STATE = "state";
  static final String AUDIO = "audio";
  static final String MEAN = "mean";
  static final String LOG_SCALE = "logScale";
  static final String NEXT_STATE = "nextState";

  private SynthesisGraph() {}

  /** The student as a SavedModel. */
  static SavedModel of(
      FlowConfig student,
      Map<String, WeightArray> weights,
      FeatureEncoding encoding,
      int hopSamples) {
    int stateSize = stateSize(student, weights, encoding, hopSamples);
    try (Graph graph = new Graph()) {
      SignatureDef signature =
          build(graph, student, weights, encoding, hopSamples, stateSize).signature();
      MetaGraphDef.Builder meta =
          MetaGraphDef.newBuilder()
              .setGraphDef(graph.toGraphDef())
              .putSignatureDef(SIGNATURE, signature);
      meta.getMetaInfoDefBuilder().addTags(TAG);
      return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
    }
  }

  /** The size is known only once the layers have asked for their memory, so build once to count. */
  private static int stateSize(
      FlowConfig student,
      Map<String, WeightArray> weights,
      FeatureEncoding encoding,
      int hopSamples) {
    try (Graph graph = new Graph()) {
      return build(graph, student, weights, encoding, hopSamples, -1).stateSize();
    }
  }

  private record Built(SignatureDef signature, int stateSize) {}

  private static Built build(
      Graph graph,
      FlowConfig student,
      Map<String, WeightArray> weights,
      FeatureEncoding encoding,
      int hopSamples,
      int stateSize) {
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> noise = placeholder(tf, -1, -1);
    Placeholder<TFloat32> features = placeholder(tf, -1, -1, encoding.width());
    Placeholder<TFloat32> pitch = placeholder(tf, -1, -1, 2);
    Placeholder<TFloat32> phase = placeholder(tf, -1, -1);
    Placeholder<TFloat32> state = placeholder(tf, -1, stateSize);
    Operand<TInt32> extents = tf.shape(noise);
    Operand<TInt32> frames =
        tf.math.div(extent(tf, extents, 1), tf.constant(student.network().frameSamples()));
    TimeRows rows = new TimeRows(tf, extent(tf, extents, 0));
    CarriedMemory memory = new CarriedMemory(tf, rows.batch(), frames, state);
    NetworkContext context = new NetworkContext(rows, new ConstantParameters(tf, weights), memory);
    Affine composed =
        new StudentModel(context, student, encoding.width(), hopSamples)
            .composed(noise, new ControlSignals(features, pitch, phase));
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName(Signature.DEFAULT_KEY)
            .putInputs(NOISE, info(noise))
            .putInputs(FEATURES, info(features))
            .putInputs(PITCH, info(pitch))
            .putInputs(PHASE, info(phase))
            .putInputs(STATE, info(state))
            .putOutputs(AUDIO, info(composed.apply(tf, noise)))
            .putOutputs(MEAN, info(composed.shift()))
            .putOutputs(LOG_SCALE, info(composed.logScale()))
            .putOutputs(NEXT_STATE, info(memory.next()))
            .build();
    return new Built(signature, memory.size());
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  private static Operand<TInt32> extent(Ops tf, Operand<TInt32> extents, int axis) {
    return tf.squeeze(tf.slice(extents, tf.array(axis), tf.array(1)));
  }

  private static TensorInfo info(Operand<TFloat32> operand) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    Shape known = operand.shape();
    if (known.isUnknown()) {
      shape.setUnknownRank(true);
    } else {
      for (long extent : known.asArray()) {
        shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(extent));
      }
    }
    return TensorInfo.newBuilder()
        .setName(operand.op().name() + ":" + operand.asOutput().index())
        .setDtype(org.tensorflow.proto.DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }
}
