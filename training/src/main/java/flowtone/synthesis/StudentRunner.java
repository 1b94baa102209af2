package flowtone.synthesis;

import flowtone.control.ControlLayout;
import flowtone.graph.Sessions;
import flowtone.graph.Tensors;
import flowtone.voice.VoiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A voice's SavedModel, loaded: chunks in, samples and memories out. Thread-safe; owns native
 * memory.
 */
final class StudentRunner implements AutoCloseable {
  /** What a batch of chunks becomes, row-major [batch, samples] and [batch, stateSize]. */
  record Rendered(float[] audio, float[] nextState) {}

  private final SavedModelBundle bundle;
  private final Map<String, TensorInfo> inputs;
  private final Map<String, TensorInfo> outputs;
  private final int reachSamples;

  /**
   * @throws VoiceException if there is no usable SavedModel
   */
  StudentRunner(Path directory) {
    try {
      bundle = Sessions.load(directory, SynthesisGraph.TAG, options());
    } catch (TensorFlowException | IllegalStateException e) {
      throw new VoiceException("expected a SavedModel in " + directory + "; got a damaged one", e);
    }
    SignatureDef signature =
        bundle.metaGraphDef().getSignatureDefMap().get(SynthesisGraph.SIGNATURE);
    if (signature == null) {
      bundle.close();
      throw new VoiceException(
          "expected a SavedModel with a signature '%s' in %s; got one without"
              .formatted(SynthesisGraph.SIGNATURE, directory));
    }
    inputs = signature.getInputsMap();
    outputs = signature.getOutputsMap();
    reachSamples = reach();
  }

  private int reach() {
    SignatureDef signature = bundle.metaGraphDef().getSignatureDefMap().get(SynthesisGraph.REACH);
    if (signature == null) {
      return 0;
    }
    String name = signature.getOutputsOrThrow(SynthesisGraph.SAMPLES).getName();
    try (Result result = bundle.session().runner().fetch(name).run()) {
      return ((TInt32) result.get(0)).getInt();
    }
  }

  /** Samples of noise before one that it can depend on; 0 in older voices, which do not say. */
  int reachSamples() {
    return reachSamples;
  }

  /**
   * Everything on the thread that asks: at these sizes threads wait for one another longer than
   * they work, and whoever has more to render than one thread can asks on several. The graph is run
   * as it was written: TensorFlow's rewriting of it takes longer than a second of sound and makes a
   * live chunk slower, for it puts fused products in place of those that suit few rows.
   */
  private static ConfigProto options() {
    ConfigProto.Builder options =
        ConfigProto.newBuilder().setIntraOpParallelismThreads(1).setInterOpParallelismThreads(-1);
    options.getGraphOptionsBuilder().getRewriteOptionsBuilder().setDisableMetaOptimizer(true);
    return options.build();
  }

  /** Values of memory a stream carries. */
  int stateSize() {
    return extent(SynthesisGraph.STATE, 1);
  }

  /** Values of a feature row. */
  int featureWidth() {
    return extent(SynthesisGraph.FEATURES, 2);
  }

  private int extent(String input, int axis) {
    return Math.toIntExact(inputs.get(input).getTensorShape().getDim(axis).getSize());
  }

  /** Renders a batch of chunks of equal length. */
  Rendered render(ChunkTransform.Chunk chunk) {
    List<float[]> values = run(chunk, SynthesisGraph.AUDIO, SynthesisGraph.NEXT_STATE);
    return new Rendered(values.get(0), values.get(1));
  }

  /** Any outputs of the signature, each row-major. */
  List<float[]> run(ChunkTransform.Chunk chunk, String... wanted) {
    int batch = chunk.controls().batch();
    try (TFloat32 noise = Tensors.of(chunk.input(), batch, -1);
        TFloat32 features = Tensors.of(chunk.controls().features(), batch, -1, featureWidth());
        TFloat32 pitch =
            Tensors.of(chunk.controls().pitch(), batch, -1, ControlLayout.PITCH_WIDTH);
        TFloat32 phase = Tensors.of(chunk.controls().phase(), batch, -1);
        TFloat32 state = Tensors.of(chunk.state(), batch, stateSize())) {
      Session.Runner runner = bundle.session().runner();
      runner.feed(inputs.get(SynthesisGraph.NOISE).getName(), noise);
      runner.feed(inputs.get(SynthesisGraph.FEATURES).getName(), features);
      runner.feed(inputs.get(SynthesisGraph.PITCH).getName(), pitch);
      runner.feed(inputs.get(SynthesisGraph.PHASE).getName(), phase);
      runner.feed(inputs.get(SynthesisGraph.STATE).getName(), state);
      for (String output : wanted) {
        runner.fetch(outputs.get(output).getName());
      }
      try (Result result = runner.run()) {
        return Tensors.values(result);
      }
    }
  }

  @Override
  public void close() {
    bundle.close();
  }
}
