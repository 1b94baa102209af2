package flowtone.benchmark.model;

import flowtone.flow.StandardNormal;

/**
 * A sound at the level of recordings under a flow.
 *
 * @param noise what it becomes; standard normal where the flow is right [samples]
 * @param logDets contribution of each sample to log|det dz/dx| [samples]
 */
public record LogDensity(float[] noise, float[] logDets) {
  public LogDensity {
    if (noise.length != logDets.length) {
      throw new IllegalArgumentException(
          "expected a log-determinant for each of %d samples; got %d"
              .formatted(noise.length, logDets.length));
    }
  }

  /** Samples before the first whose noise is NaN or infinite; all of them if there is none. */
  public int finiteSamples() {
    int t = 0;
    while (t < noise.length && Float.isFinite(noise[t]) && Float.isFinite(logDets[t])) {
      t++;
    }
    return t;
  }

  /** Negative log-density of samples from one on, summed, in nats. */
  public double negativeLogDensity(int first) {
    double sum = 0;
    for (int t = first; t < noise.length; t++) {
      sum += StandardNormal.negativeLogDensity((double) noise[t]) - logDets[t];
    }
    return sum;
  }
}
