package flowtone.train;

import flowtone.corpus.Batch;

/**
 * A batch and the noise the student turns into sound for it.
 *
 * @param batch crops
 * @param noise standard normal [size, samples]
 */
record NoisyBatch(Batch batch, float[] noise) {}
