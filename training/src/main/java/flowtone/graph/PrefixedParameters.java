package flowtone.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Parameters of one part of a model: other parameters, every name with a prefix. */
record PrefixedParameters(Parameters parameters, String prefix) implements Parameters {

  @Override
  public Operand<TFloat32> weight(String name, Initialiser initialiser, long... shape) {
    return parameters.weight(prefix + name, initialiser, shape);
  }

  @Override
  public Parameters frozen() {
    return new PrefixedParameters(parameters.frozen(), prefix);
  }

  @Override
  public Operand<TFloat32> masked(Ops tf, String name, Initialiser initialiser, float[][] mask) {
    return parameters.masked(tf, prefix + name, initialiser, mask);
  }
}
