package flowtone.density;

import flowtone.model.FlowFamily;
import flowtone.network.dense.DenseConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.TrainingException;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Fits a density to vectors by maximum likelihood.
 *
 * <pre>{@code
 * try (FittedDensity density = DensityFit.of(FlowFamilies.REAL_NVP).fit(data)) {
 *   double[] nats = density.logDensity(points);
 *   float[][] samples = density.sample(1000, 7);
 * }
 * }</pre>
 *
 * @param family of the flow
 * @param flows in the chain; their orders, or halves, take turns
 * @param units of each hidden layer of each network
 * @param layers hidden ones
 * @param steps of the optimiser
 * @param batch vectors a step
 * @param seed of first weights and of the choice of vectors; the same seed, the same density
 */
public record DensityFit(
    FlowFamily family, int flows, int units, int layers, int steps, int batch, long seed) {
  private static final int WARM_UP_STEPS = 50;

  public DensityFit {
    if (flows < 1 || units < 1 || layers < 1 || steps < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "expected flows, units, layers, steps and batch of at least 1; got %d, %d, %d, %d and %d"
              .formatted(flows, units, layers, steps, batch));
    }
  }

  /** Six flows of two layers of 32 units, 1000 steps of 256 vectors: seconds on a CPU. */
  public static DensityFit of(FlowFamily family) {
    return new DensityFit(family, 6, 32, 2, 1000, 256, 1);
  }

  /** The same with another number of flows; couplings had better come in pairs. */
  public DensityFit withFlows(int number) {
    return new DensityFit(family, number, units, layers, steps, batch, seed);
  }

  /** The same with networks of other sizes. */
  public DensityFit withNetwork(int unitsOfALayer, int hiddenLayers) {
    return new DensityFit(family, flows, unitsOfALayer, hiddenLayers, steps, batch, seed);
  }

  /** The same with another number of steps. */
  public DensityFit withSteps(int number) {
    return new DensityFit(family, flows, units, layers, number, batch, seed);
  }

  /** The same with another seed. */
  public DensityFit withSeed(long other) {
    return new DensityFit(family, flows, units, layers, steps, batch, other);
  }

  /**
   * Fits to vectors, each dimension of which is standardised first. Takes seconds and more.
   *
   * @param data [vectors][dimensions], at least 2 of each; stays as it is
   * @return whose caller closes it
   * @throws IllegalArgumentException if rows differ in length, a value is not finite or a dimension
   *     does not vary
   * @throws TrainingException if the likelihood diverges
   */
  public FittedDensity fit(float[][] data) {
    Standardisation scale = Standardisation.of(data);
    float[] unit = scale.standardised(data);
    int dimensions = scale.dimensions();
    Random random = new Random(seed);
    return fit(
        scale,
        () -> {
          float[] drawn = new float[batch * dimensions];
          for (int i = 0; i < batch; i++) {
            int row = random.nextInt(data.length);
            System.arraycopy(unit, row * dimensions, drawn, i * dimensions, dimensions);
          }
          return drawn;
        });
  }

  /**
   * Fits to fresh vectors of about unit scale at every step, as from a simulator.
   *
   * @param dimensions of a vector, at least 2
   * @param batches gives {@link #batch} vectors a call, one after another [batch * dimensions]
   * @return whose caller closes it
   * @throws TrainingException if the likelihood diverges
   */
  public FittedDensity fit(int dimensions, Supplier<float[]> batches) {
    return fit(Standardisation.none(dimensions), batches);
  }

  private FittedDensity fit(Standardisation scale, Supplier<float[]> batches) {
    VectorFlow flow = new VectorFlow(family, flows, network(scale.dimensions()));
    try (DensityTraining training = new DensityTraining(flow, optimiser(), seed)) {
      for (int step = 1; step <= steps; step++) {
        training.step(step, batches.get());
      }
      return new FittedDensity(flow, training.averagedWeights(), scale);
    }
  }

  private DenseConfig network(int dimensions) {
    return new DenseConfig(dimensions, 0, units, layers);
  }

  private OptimiserConfig optimiser() {
    return new OptimiserConfig(0.015, WARM_UP_STEPS, Math.max(1, steps / 5), 10, 0.99);
  }
}
