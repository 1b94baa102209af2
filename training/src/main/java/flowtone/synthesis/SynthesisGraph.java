package flowtone.synthesis;

import flowtone.control.ControlLayout;
import flowtone.flow.Affine;
import flowtone.graph.CarriedMemory;
import flowtone.graph.ConstantParameters;
import flowtone.graph.MemoryLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.TimeRows;
import flowtone.model.FlowConfig;
import flowtone.model.StudentModel;
import flowtone.network.ControlSignals;
import flowtone.storage.WeightArray;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The graph a voice is played by: one chunk of any number of whole hops, for any number of streams,
 * with the trained weights as constants and each stream's memory going in and out.
 */
public final class SynthesisGraph {
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

  /** Signature of a constant: samples of noise before one that it can depend on, those included. */
  static final String REACH = "reach";

  static final String SAMPLES = "samples";

  private SynthesisGraph() {}

  /** The student as a SavedModel. */
  public static SavedModel of(
      FlowConfig student, Map<String, WeightArray> weights, ControlLayout controls) {
    MemoryLayout memory = memory(student, weights, controls);
    try (Graph graph = new Graph()) {
      SignatureDef signature = build(graph, student, weights, controls, memory);
      MetaGraphDef.Builder meta =
          MetaGraphDef.newBuilder()
              .putSignatureDef(SIGNATURE, signature)
              .putSignatureDef(REACH, reach(graph, student))
              .setGraphDef(graph.toGraphDef());
      meta.getMetaInfoDefBuilder().addTags(TAG);
      return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
    }
  }

  /** Every flow looks back its receptive field from the first sample of a frame. */
  private static SignatureDef reach(Graph graph, FlowConfig student) {
    int frames = student.flows() * student.network().frameSamples();
    Operand<TInt32> samples = Ops.create(graph).constant(student.receptiveField() + frames);
    return SignatureDef.newBuilder()
        .setMethodName(Signature.DEFAULT_KEY)
        .putOutputs(SAMPLES, info(samples, DataType.DT_INT32))
        .build();
  }

  private static MemoryLayout memory(
      FlowConfig student, Map<String, WeightArray> weights, ControlLayout controls) {
    return MemoryLayout.of(
        tf -> new ConstantParameters(tf, weights),
        context -> {
          Inputs inputs = Inputs.of(context.tf(), controls, 0);
          new StudentModel(context, student, controls.featureWidth(), controls.hopSamples())
              .composed(inputs.noise(), inputs.controls());
        });
  }

  private static SignatureDef build(
      Graph graph,
      FlowConfig student,
      Map<String, WeightArray> weights,
      ControlLayout controls,
      MemoryLayout layout) {
    Ops tf = Ops.create(graph);
    Inputs inputs = Inputs.of(tf, controls, layout.size());
    TimeRows rows = new TimeRows(tf, inputs.extent(tf, 0));
    Operand<TInt32> frames =
        tf.math.div(inputs.extent(tf, 1), tf.constant(student.network().frameSamples()));
    CarriedMemory memory = new CarriedMemory(tf, rows.batch(), frames, inputs.state(), layout);
    Parameters parameters = new ConstantParameters(tf, weights);
    Affine composed =
        new StudentModel(
                new NetworkContext(rows, parameters, memory),
                student,
                controls.featureWidth(),
                controls.hopSamples())
            .composed(inputs.noise(), inputs.controls());
    return inputs
        .signature()
        .putOutputs(AUDIO, info(composed.apply(inputs.noise())))
        .putOutputs(MEAN, info(composed.shift()))
        .putOutputs(LOG_SCALE, info(composed.logScale()))
        .putOutputs(NEXT_STATE, info(memory.next()))
        .build();
  }

  /** What is fed. */
  private record Inputs(
      Placeholder<TFloat32> noise, ControlSignals controls, Placeholder<TFloat32> state) {

    static Inputs of(Ops tf, ControlLayout layout, int stateSize) {
      return new Inputs(
          placeholder(tf, ControlSignals.ANY, ControlSignals.ANY),
          ControlSignals.placeholders(tf, ControlSignals.ANY, ControlSignals.ANY, layout),
          placeholder(tf, ControlSignals.ANY, stateSize));
    }

    /** Streams (0) or samples of the chunk (1), scalar. */
    Operand<TInt32> extent(Ops tf, int axis) {
      return tf.squeeze(tf.slice(tf.shape(noise), tf.array(axis), tf.array(1)));
    }

    SignatureDef.Builder signature() {
      return SignatureDef.newBuilder()
          .setMethodName(Signature.DEFAULT_KEY)
          .putInputs(NOISE, info(noise))
          .putInputs(FEATURES, info(controls.features()))
          .putInputs(PITCH, info(controls.pitch()))
          .putInputs(PHASE, info(controls.phase()))
          .putInputs(STATE, info(state));
    }
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  private static TensorInfo info(Operand<TFloat32> operand) {
    return info(operand, DataType.DT_FLOAT);
  }

  private static TensorInfo info(Operand<?> operand, DataType type) {
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
        .setDtype(type)
        .setTensorShape(shape)
        .build();
  }
}
