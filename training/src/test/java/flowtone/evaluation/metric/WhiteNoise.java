package flowtone.evaluation.metric;

import java.util.Random;

/** White noise, the same in every test, and what becomes of it. */
final class WhiteNoise {
  private WhiteNoise() {}

  static float[] of(double deviation, int samples) {
    Random random = new Random(7);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (deviation * random.nextGaussian());
    }
    return noise;
  }

  static float[] sum(float[] one, float[] other) {
    float[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  static float[] scaled(float[] samples, float gain) {
    float[] scaled = samples.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= gain;
    }
    return scaled;
  }
}
