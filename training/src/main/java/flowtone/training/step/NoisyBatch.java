package flowtone.training.step;

import flowtone.corpus.sampling.Batch;
import java.util.Arrays;

/**
 * A batch and the noise the student turns into sound for it.
 *
 * @param batch crops
 * @param noise standard normal [size, samples]
 */
public record NoisyBatch(Batch batch, float[] noise) {

  /** One of so many equal parts. */
  NoisyBatch part(int index, int parts) {
    int length = noise.length / parts;
    float[] own = Arrays.copyOfRange(noise, index * length, (index + 1) * length);
    return new NoisyBatch(batch.part(index, parts), own);
  }
}
