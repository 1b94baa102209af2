package flowtone.examples;

import flowtone.density.DensityFit;
import flowtone.density.FittedDensity;
import flowtone.model.FlowFamilies;
import java.util.Random;

/** Fits Real NVP to points around a circle, samples more of them, and asks how likely two are. */
public class FitDensity {
  public static void main(String[] args) {
    Random random = new Random(1);
    float[][] points = new float[2000][2];
    for (float[] point : points) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 3 + 0.3 * random.nextGaussian();
      point[0] = (float) (radius * Math.cos(angle));
      point[1] = (float) (radius * Math.sin(angle));
    }
    try (FittedDensity density = DensityFit.of(FlowFamilies.REAL_NVP).fit(points)) {
      for (float[] sample : density.sample(5, 7)) {
        System.out.printf("sample %.2f %.2f%n", sample[0], sample[1]);
      }
      double[] nats = density.logDensity(new float[][] {{3, 0}, {0, 0}});
      System.out.printf("log density on the circle %.2f, in its middle %.2f%n", nats[0], nats[1]);
    }
  }
}
