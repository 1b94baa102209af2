package flowtone.train;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** One run of a session, with the native memory of what it is fed. Not thread-safe. */
final class Feeding implements AutoCloseable {
  private final Session.Runner runner;
  private final List<TFloat32> fed = new ArrayList<>();

  Feeding(Session.Runner runner) {
    this.runner = runner;
  }

  /** Feeds an operand of known shape with its values, row-major. */
  void feed(Operand<TFloat32> at, float... values) {
    TFloat32 tensor = TFloat32.tensorOf(at.shape(), DataBuffers.of(values));
    fed.add(tensor);
    runner.feed(at.asOutput(), tensor);
  }

  /** Has an operation done that has no value. */
  void target(Op op) {
    runner.addTarget(op);
  }

  /** Runs; the values of operands, each row-major. */
  List<float[]> fetch(List<Operand<TFloat32>> wanted) {
    wanted.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> values = new ArrayList<>();
      result.forEach(entry -> values.add(values((TFloat32) entry.getValue())));
      return values;
    }
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    fed.forEach(TFloat32::close);
  }
}
