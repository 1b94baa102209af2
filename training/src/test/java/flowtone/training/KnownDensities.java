package flowtone.training;

import java.util.Random;

/** Densities that flows are fitted to. */
final class KnownDensities {
  private KnownDensities() {}

  /** A triangular matrix times four independent Gaussians. */
  record CorrelatedGaussian() implements KnownDensity {
    private static final double[][] TRIANGLE = {
      {1.0}, {0.8, 0.4}, {-0.5, 0.6, 0.3}, {0.2, -0.7, 0.5, 0.5}
    };

    @Override
    public int dimensions() {
      return TRIANGLE.length;
    }

    @Override
    public double[] draw(Random random) {
      double[] noise = new double[dimensions()];
      double[] x = new double[dimensions()];
      for (int i = 0; i < x.length; i++) {
        noise[i] = random.nextGaussian();
        for (int j = 0; j <= i; j++) {
          x[i] += TRIANGLE[i][j] * noise[j];
        }
      }
      return x;
    }

    @Override
    public double logDensity(double[] x) {
      double[] noise = new double[x.length];
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double mean = 0;
        for (int j = 0; j < i; j++) {
          mean += TRIANGLE[i][j] * noise[j];
        }
        noise[i] = (x[i] - mean) / TRIANGLE[i][i];
        sum += KnownDensity.gaussian(x[i], mean, TRIANGLE[i][i]);
      }
      return sum;
    }
  }

  /** Eight equal round Gaussians on a circle. */
  record EightGaussians() implements KnownDensity {
    private static final double RADIUS = 2;
    private static final double DEVIATION = 0.25;

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public double[] draw(Random random) {
      double[] centre = centre(random.nextInt(8));
      return new double[] {
        centre[0] + DEVIATION * random.nextGaussian(), centre[1] + DEVIATION * random.nextGaussian()
      };
    }

    @Override
    public double logDensity(double[] x) {
      double[] terms = new double[8];
      for (int k = 0; k < 8; k++) {
        double[] centre = centre(k);
        terms[k] =
            KnownDensity.gaussian(x[0], centre[0], DEVIATION)
                + KnownDensity.gaussian(x[1], centre[1], DEVIATION);
      }
      return KnownDensity.logMean(terms);
    }

    private static double[] centre(int k) {
      return new double[] {RADIUS * Math.cos(k * Math.PI / 4), RADIUS * Math.sin(k * Math.PI / 4)};
    }
  }

  /** Two parabolas back to back that reach into each other, each a Gaussian bent. */
  record TwoBananas() implements KnownDensity {
    private static final double APART = 0.7;
    private static final double WIDTH = 0.8;
    private static final double THICKNESS = 0.25;

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public double[] draw(Random random) {
      double side = random.nextBoolean() ? 1 : -1;
      double along = WIDTH * random.nextGaussian();
      double across = side * ridge(along) + THICKNESS * random.nextGaussian();
      return new double[] {side * APART + along, across};
    }

    @Override
    public double logDensity(double[] x) {
      return KnownDensity.logMean(logDensity(x, 1), logDensity(x, -1));
    }

    private static double logDensity(double[] x, double side) {
      double along = x[0] - side * APART;
      return KnownDensity.gaussian(along, 0, WIDTH)
          + KnownDensity.gaussian(x[1], side * ridge(along), THICKNESS);
    }

    private static double ridge(double along) {
      return along * along - 0.5;
    }
  }

  /** Uniform on every other field of four by four. */
  record Checkerboard() implements KnownDensity {
    private static final int FIELDS = 4;
    private static final double SIDE = 1;

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public double[] draw(Random random) {
      int column = random.nextInt(FIELDS);
      int row = 2 * random.nextInt(FIELDS / 2) + column % 2;
      return new double[] {at(column, random), at(row, random)};
    }

    private static double at(int field, Random random) {
      return SIDE * (field - FIELDS / 2.0 + random.nextDouble());
    }

    @Override
    public double logDensity(double[] x) {
      int column = (int) Math.floor(x[0] / SIDE + FIELDS / 2.0);
      int row = (int) Math.floor(x[1] / SIDE + FIELDS / 2.0);
      boolean inside = column >= 0 && column < FIELDS && row >= 0 && row < FIELDS;
      return inside && (column + row) % 2 == 0
          ? -Math.log(FIELDS * FIELDS / 2.0 * SIDE * SIDE)
          : Double.NEGATIVE_INFINITY;
    }
  }

  /**
   * A window of a Gaussian process that begins in silence, each sample a weighted sum of the four
   * before it and fresh noise: two resonances, with poles at 0.95 and 0.8 of the unit circle.
   */
  record Autoregression(int dimensions) implements KnownDensity {
    private static final double DEVIATION = 0.1;
    private static final double[] COEFFICIENTS = product(resonance(0.95, 0.6), resonance(0.8, 1.8));

    private static double[] resonance(double radius, double angle) {
      return new double[] {2 * radius * Math.cos(angle), -radius * radius};
    }

    /** {@code 1 - sum c_k z^-k} is the product of those of both. */
    private static double[] product(double[] a, double[] b) {
      return new double[] {
        a[0] + b[0], a[1] + b[1] - a[0] * b[0], -a[0] * b[1] - a[1] * b[0], -a[1] * b[1]
      };
    }

    /** Differential entropy of each sample given those before it, in nats. */
    static double entropyRate() {
      return Math.log(DEVIATION) + 0.5 * Math.log(2 * Math.PI * Math.E);
    }

    @Override
    public double[] draw(Random random) {
      double[] x = new double[dimensions];
      for (int t = 0; t < dimensions; t++) {
        x[t] = predicted(x, t) + DEVIATION * random.nextGaussian();
      }
      return x;
    }

    @Override
    public double logDensity(double[] x) {
      double sum = 0;
      for (int t = 0; t < dimensions; t++) {
        sum += KnownDensity.gaussian(x[t], predicted(x, t), DEVIATION);
      }
      return sum;
    }

    private static double predicted(double[] x, int t) {
      double sum = 0;
      for (int k = 1; k <= Math.min(t, COEFFICIENTS.length); k++) {
        sum += COEFFICIENTS[k - 1] * x[t - k];
      }
      return sum;
    }
  }
}
