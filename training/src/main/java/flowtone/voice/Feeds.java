package flowtone.voice;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** What one run of a graph is fed with. Owns the tensors; not thread-safe. */
final class Feeds implements AutoCloseable {
  private final List<Operand<TFloat32>> operands = new ArrayList<>();
  private final List<TFloat32> tensors = new ArrayList<>();

  /** Feeds values, row by row; one extent of -1 is what their number makes it. */
  Feeds add(Operand<TFloat32> operand, float[] values, long... shape) {
    tensors.add(Synthesizer.tensor(values, shape));
    operands.add(operand);
    return this;
  }

  /** Runs a graph; gives the values of what is fetched, each row by row. */
  List<float[]> run(Session session, List<Operand<TFloat32>> fetches) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < operands.size(); i++) {
      runner.feed(operands.get(i).asOutput(), tensors.get(i));
    }
    fetches.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> values = new ArrayList<>();
      result.forEach(entry -> values.add(Synthesizer.values((TFloat32) entry.getValue())));
      return values;
    }
  }

  @Override
  public void close() {
    tensors.forEach(TFloat32::close);
  }
}
