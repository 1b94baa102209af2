package flowtone.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Plain arrays in and out of tensors, row by row. */
public final class Tensors {
  private Tensors() {}

  /**
   * A tensor of values, which the caller closes.
   *
   * @param shape one extent of -1 is what the number of values makes it
   */
  public static TFloat32 of(float[] values, long... shape) {
    long known = 1;
    for (long extent : shape) {
      known *= Math.abs(extent);
    }
    long[] extents = shape.clone();
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = extents[axis] < 0 ? values.length / known : extents[axis];
    }
    return TFloat32.tensorOf(Shape.of(extents), DataBuffers.of(values));
  }

  /** A tensor's values. */
  public static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  /** The values of all that was fetched. */
  public static List<float[]> values(Result result) {
    List<float[]> values = new ArrayList<>();
    result.forEach(entry -> values.add(values((TFloat32) entry.getValue())));
    return values;
  }
}
