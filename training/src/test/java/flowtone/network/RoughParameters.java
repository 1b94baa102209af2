package flowtone.network;

import flowtone.graph.Initialiser;
import flowtone.graph.Parameters;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Random constants as weights, none small and no bias zero: an untrained network hardly depends on
 * its input, and a law that holds for want of effect says nothing.
 */
public final class RoughParameters implements Parameters {
  private final Ops tf;
  private final double roughness;
  private final Random random;
  private final Map<String, WeightArray> arrays = new LinkedHashMap<>();
  private final Map<String, Initialiser> initialisers = new HashMap<>();
  private final Map<String, float[][]> masks = new HashMap<>();
  private final Map<String, Operand<TFloat32>> constants = new LinkedHashMap<>();

  /**
   * @param roughness share of the noise added to first values; a network of much is chaotic when it
   *     listens to itself
   */
  public RoughParameters(Ops tf, long seed, double roughness) {
    this.tf = tf;
    this.roughness = roughness;
    this.random = new Random(seed);
  }

  @Override
  public Operand<TFloat32> weight(String name, Initialiser initialiser, long... shape) {
    return constants.computeIfAbsent(
        name,
        n -> {
          initialisers.put(n, initialiser);
          float[] values = draw(n, shape, random);
          arrays.put(n, new WeightArray(shape, values));
          return tf.constant(Shape.of(shape), DataBuffers.of(values));
        });
  }

  private float[] draw(String name, long[] shape, Random random) {
    float[] values = initialisers.get(name).values(shape, random);
    // Rough coefficients of a linear prediction would make a sound that explodes.
    boolean predicts = Stream.of("linear", "longTerm", "reflection").anyMatch(name::contains);
    double own = predicts ? 0.05 * roughness : roughness;
    double fanIn = shape.length == 1 ? 10 : shape[0];
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (own / Math.sqrt(fanIn) * random.nextGaussian());
    }
    return values;
  }

  /** Other values for every weight asked for so far: those it would have had with another seed. */
  List<GraphUnderTest.Feed> redrawn(long seed) {
    Random other = new Random(seed);
    List<GraphUnderTest.Feed> feeds = new ArrayList<>();
    arrays.forEach(
        (name, array) ->
            feeds.add(
                new GraphUnderTest.Feed(
                    constants.get(name), draw(name, array.shape(), other), array.shape())));
    return feeds;
  }

  @Override
  public Operand<TFloat32> masked(Ops tf, String name, Initialiser initialiser, float[][] mask) {
    masks.put(name, mask);
    return Parameters.super.masked(tf, name, initialiser, mask);
  }

  /** Whether no mask cuts element i of a weight, its elements counted row by row. */
  boolean open(String name, int i) {
    float[][] mask = masks.get(name);
    return mask == null || mask[i / mask[0].length][i % mask[0].length] == 1;
  }

  /** Every weight asked for so far, by name. */
  public Map<String, WeightArray> arrays() {
    return arrays;
  }

  /** The same in the graph. */
  Map<String, Operand<TFloat32>> constants() {
    return constants;
  }
}
