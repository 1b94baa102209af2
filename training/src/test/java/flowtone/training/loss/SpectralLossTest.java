package flowtone.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.GraphUnderTest;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class SpectralLossTest {
  private static final int RATE = 24000;
  private static final int SAMPLES = 24000;
  private static final SpectralLoss.Weights ALIKE = new SpectralLoss.Weights(1, 1, 1);

  /** The terms of a distance, as numbers. */
  private record Distance(double multiResolution, double mel, double level) {}

  /** Half a second of noise, then as long a pause of the same at another level. */
  private static float[] sound(double pauseDb) {
    Random random = new Random(11);
    double quiet = Math.pow(10, pauseDb / 20);
    float[] samples = new float[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) {
      double amplitude = t < SAMPLES / 2 ? 0.1 : quiet;
      samples[t] = (float) (amplitude * random.nextGaussian());
    }
    return samples;
  }

  private static Distance distance(float[] one, float[] other) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Ops tf = graph.tf();
      SpectralLoss.Terms terms =
          new SpectralLoss(tf, RATE, ALIKE).of(sound(tf, one), sound(tf, other), SAMPLES);
      Expr level = terms.level().orElseThrow();
      List<float[]> values =
          graph.run(List.of(), List.of(terms.multiResolution(), terms.mel(), level));
      return new Distance(values.get(0)[0], values.get(1)[0], values.get(2)[0]);
    }
  }

  private static Operand<TFloat32> sound(Ops tf, float[] samples) {
    return tf.reshape(tf.constant(samples), tf.array(1, SAMPLES));
  }

  @Test
  void aSoundIsNotFarFromItself() {
    Distance none = distance(sound(-60), sound(-60));
    assertEquals(0, none.level(), 1e-6);
    assertEquals(0, none.mel(), 1e-6);
  }

  @Test
  void theLevelTellsHowQuietAPauseIs() {
    Distance near = distance(sound(-70), sound(-76));
    double wholly = Math.log(Math.pow(10, 6 / 20.0)) / 2; // of half the blocks
    assertEquals(wholly, near.level(), 0.05 * wholly);
  }

  @Test
  void ofSoftPausesMagnitudesHearLessThanHalfOfWhatTheLevelTells() {
    Distance near = distance(sound(-90), sound(-96));
    assertTrue(near.multiResolution() < near.level() / 2, near.toString());
  }

  /** The sum of the terms of two pauses, and of the first two alone, with these weights. */
  private static float[] sums(SpectralLoss.Weights weights) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Ops tf = graph.tf();
      SpectralLoss loss = new SpectralLoss(tf, RATE, weights);
      SpectralLoss.Terms terms = loss.of(sound(tf, sound(-70)), sound(tf, sound(-76)), SAMPLES);
      assertEquals(weights.level() == 0, terms.level().isEmpty());
      Expr others = terms.multiResolution().times(2).plus(terms.mel().times(3));
      List<float[]> values = graph.run(List.of(), List.of(loss.weighted(terms), others));
      return new float[] {values.get(0)[0], values.get(1)[0]};
    }
  }

  @Test
  void levelsAreMeasuredWhereTheyCountAndOnlyThere() {
    float[] without = sums(new SpectralLoss.Weights(2, 3, 0));
    assertEquals(without[1], without[0], 1e-5);
    float[] with = sums(new SpectralLoss.Weights(2, 3, 4));
    double half = Math.log(Math.pow(10, 6 / 20.0)) / 2; // of the blocks are 6 dB apart
    assertEquals(4 * half, with[0] - with[1], 0.2 * half);
  }
}
