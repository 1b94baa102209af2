package flowtone.graph;

import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * Opens TensorFlow's sessions, the first of which would write to stderr whatever the level of the
 * log ({@link NativeLog}). The caller closes them. Thread-safe.
 */
public final class Sessions {
  private Sessions() {}

  public static Session open(Graph graph) {
    return open(graph, ConfigProto.getDefaultInstance());
  }

  /**
   * What is fetched together for the first time is optimised first, which takes longer than to
   * compute it: of the graph only what that needs.
   */
  public static Session open(Graph graph, ConfigProto options) {
    NativeLog.settle();
    ConfigProto.Builder pruning = options.toBuilder();
    pruning.getGraphOptionsBuilder().setPlacePrunedGraph(true);
    return new Session(graph, pruning.build());
  }

  /**
   * Loads a SavedModel.
   *
   * @throws org.tensorflow.exceptions.TensorFlowException if there is none that can be used
   */
  public static SavedModelBundle load(Path directory, String tag, ConfigProto options) {
    NativeLog.settle();
    return SavedModelBundle.loader(directory.toString())
        .withTags(tag)
        .withConfigProto(options)
        .load();
  }
}
