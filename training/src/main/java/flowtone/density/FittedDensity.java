package flowtone.density;

import flowtone.flow.Mapped;
import flowtone.graph.ConstantParameters;
import flowtone.graph.Feeds;
import flowtone.graph.Sessions;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A density of vectors that was fitted: it can be evaluated and sampled. Thread-safe; owns native
 * memory, whoever fits it closes it.
 */
public final class FittedDensity implements AutoCloseable {
  private static final int VECTORS_AT_ONCE = 20_000;

  /** One direction of the flow as a graph of its own. */
  private static final class Direction implements AutoCloseable {
    private final Graph graph = new Graph();
    private final int dimensions;
    private final Expr input;
    private final Expr output;
    private final Session session;

    Direction(int dimensions, BiFunction<Ops, Expr, Expr> build) {
      Ops tf = Ops.create(graph);
      this.dimensions = dimensions;
      this.input =
          Expr.of(tf, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dimensions))));
      this.output = build.apply(tf, input);
      this.session = Sessions.open(graph, DensityTraining.singleThreaded());
    }

    float[] run(float[] vectors) {
      try (Feeds feeds = new Feeds()) {
        return feeds.add(input, vectors, -1, dimensions).run(session, List.of(output)).get(0);
      }
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }

  private final VectorFlow flow;
  private final Map<String, WeightArray> weights;
  private final Standardisation scale;
  private final Direction density;
  private Direction sampling;

  FittedDensity(VectorFlow flow, Map<String, WeightArray> weights, Standardisation scale) {
    this.flow = flow;
    this.weights = weights;
    this.scale = scale;
    this.density =
        new Direction(
            dimensions(),
            (tf, x) -> {
              Mapped noise = flow.toNoise(tf, new ConstantParameters(tf, weights), x);
              return noise.negativeLogDensity().sum(1);
            });
  }

  /** Of a vector. */
  public int dimensions() {
    return scale.dimensions();
  }

  /**
   * Natural logarithm of the density at each vector, in nats; minus infinity far away from the
   * data.
   *
   * @param vectors [vectors][dimensions]
   * @throws IllegalArgumentException if a vector has another number of dimensions
   */
  public double[] logDensity(float[][] vectors) {
    double[] nats = new double[vectors.length];
    for (int from = 0; from < nats.length; from += VECTORS_AT_ONCE) {
      int to = Math.min(nats.length, from + VECTORS_AT_ONCE);
      float[] negative = density.run(scale.standardised(Arrays.copyOfRange(vectors, from, to)));
      for (int i = from; i < to; i++) {
        nats[i] = scale.logDensityFactor() - negative[i - from];
      }
    }
    return nats;
  }

  /**
   * Independent samples. The first call takes longer: it builds the graph.
   *
   * @param count at least 1
   * @param seed the same seed, the same samples
   * @return [count][dimensions]
   */
  public float[][] sample(int count, long seed) {
    Random random = new Random(seed);
    float[] noise = new float[count * dimensions()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return scale.restored(sampling().run(noise));
  }

  private synchronized Direction sampling() {
    if (sampling == null) {
      sampling =
          new Direction(
              dimensions(),
              (tf, z) -> flow.toData(tf, new ConstantParameters(tf, weights), z).value());
    }
    return sampling;
  }

  @Override
  public synchronized void close() {
    density.close();
    if (sampling != null) {
      sampling.close();
    }
  }
}
