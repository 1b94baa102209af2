package flowtone.graph;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Parameters whose masks are applied once, however often a network is: for iterations. */
final class MemoizedMasks implements Parameters {
  private final Parameters parameters;
  private final Map<String, Operand<TFloat32>> masked = new HashMap<>();

  MemoizedMasks(Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public Operand<TFloat32> weight(String name, Initialiser initialiser, long... shape) {
    return parameters.weight(name, initialiser, shape);
  }

  @Override
  public Parameters frozen() {
    return new MemoizedMasks(parameters.frozen());
  }

  @Override
  public Operand<TFloat32> masked(Ops tf, String name, Initialiser initialiser, float[][] mask) {
    return masked.computeIfAbsent(name, n -> parameters.masked(tf, n, initialiser, mask));
  }
}
