package flowtone.training.step;

import flowtone.graph.Tensors;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** Copies the values of named variables between a session and plain arrays. Not thread-safe. */
public final class VariableTransfer {
  private record Port(Variable<TFloat32> variable, Placeholder<TFloat32> incoming, Op assignment) {}

  private final Map<String, Port> ports = new LinkedHashMap<>();

  /** Adds the assignments of {@code variables} to their graph. */
  public VariableTransfer(Ops tf, Map<String, Variable<TFloat32>> variables) {
    variables.forEach((name, variable) -> ports.put(name, port(tf, variable)));
  }

  private static Port port(Ops tf, Variable<TFloat32> variable) {
    Placeholder<TFloat32> incoming =
        tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
    return new Port(variable, incoming, tf.assign(variable, incoming));
  }

  /** The current values of the variables. */
  public Map<String, WeightArray> read(Session session) {
    Session.Runner runner = session.runner();
    ports.values().forEach(port -> runner.fetch(port.variable()));
    Map<String, WeightArray> values = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      int index = 0;
      for (String name : ports.keySet()) {
        values.put(name, copy((TFloat32) result.get(index++)));
      }
    }
    return values;
  }

  /**
   * Assigns a value to every variable.
   *
   * @throws TrainingException if one is missing or has another shape
   */
  public void write(Session session, Map<String, WeightArray> values) {
    Session.Runner runner = session.runner();
    List<TFloat32> tensors = new ArrayList<>();
    try {
      ports.forEach((name, port) -> feed(runner, tensors, name, port, values.get(name)));
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  private static void feed(
      Session.Runner runner, List<TFloat32> tensors, String name, Port port, WeightArray value) {
    Shape shape = port.variable().shape();
    if (value == null || !Shape.of(value.shape()).equals(shape)) {
      throw new TrainingException(
          "expected a weight '%s' of shape %s; got %s: the checkpoint is of another configuration"
              .formatted(name, shape, value == null ? "none" : value));
    }
    TFloat32 tensor = Tensors.of(value.values(), shape.asArray());
    tensors.add(tensor);
    runner.feed(port.incoming(), tensor).addTarget(port.assignment().op());
  }

  private static WeightArray copy(TFloat32 tensor) {
    return new WeightArray(tensor.shape().asArray(), Tensors.values(tensor));
  }
}
