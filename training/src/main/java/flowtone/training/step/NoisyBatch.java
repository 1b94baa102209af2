package flowtone.training.step;

import flowtone.corpus.sampling.Batch;
import java.util.Arrays;

/**
 * A batch and the noise that a student makes its sound of, or that says how far off a teacher's
 * network reads it.
 *
 * @param batch crops
 * @param noise standard normal [size, samples]
 */
public record NoisyBatch(Batch batch, float[] noise) {

  /** The same without noise: of zeros. */
  public NoisyBatch silent() {
    return new NoisyBatch(batch, new float[noise.length]);
  }

  /** Part {@code index} of {@code parts} equal ones. */
  NoisyBatch part(int index, int parts) {
    int length = noise.length / parts;
    float[] own = Arrays.copyOfRange(noise, index * length, (index + 1) * length);
    return new NoisyBatch(batch.part(index, parts), own);
  }
}
