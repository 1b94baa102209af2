package flowtone.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** What one run of a graph is fed with. Owns the tensors; not thread-safe. */
public final class Feeds implements AutoCloseable {
  private final List<Operand<TFloat32>> operands = new ArrayList<>();
  private final List<TFloat32> tensors = new ArrayList<>();

  /** Feeds values, row by row; one extent of -1 is what their number makes it. */
  public Feeds add(Operand<TFloat32> operand, float[] values, long... shape) {
    tensors.add(Tensors.of(values, shape));
    operands.add(operand);
    return this;
  }

  /** Feeds an operand of known shape. */
  public Feeds add(Operand<TFloat32> operand, float[] values) {
    return add(operand, values, operand.shape().asArray());
  }

  /** Feeds a scalar. */
  public Feeds add(Operand<TFloat32> operand, float value) {
    return add(operand, new float[] {value}, new long[0]);
  }

  /** Runs a graph; gives the values of what is fetched, each row by row. */
  public List<float[]> run(Session session, List<Operand<TFloat32>> fetches) {
    return run(session, fetches, List.of());
  }

  /**
   * The same, and has operations done that have no value.
   *
   * @param done the operations
   */
  public List<float[]> run(
      Session session, List<Operand<TFloat32>> fetches, List<? extends Op> done) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < operands.size(); i++) {
      runner.feed(operands.get(i).asOutput(), tensors.get(i));
    }
    fetches.forEach(runner::fetch);
    done.forEach(runner::addTarget);
    try (Result result = runner.run()) {
      return Tensors.values(result);
    }
  }

  @Override
  public void close() {
    tensors.forEach(TFloat32::close);
  }
}
