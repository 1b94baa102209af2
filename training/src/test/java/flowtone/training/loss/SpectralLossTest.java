package flowtone.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.GraphUnderTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class SpectralLossTest {
  private static final int RATE = 24000;
  private static final int SAMPLES = 24000;

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
          new SpectralLoss(tf, RATE).of(sound(tf, one), sound(tf, other), SAMPLES);
      List<float[]> values =
          graph.run(List.of(), List.of(terms.multiResolution(), terms.mel(), terms.level()));
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
}
