package flowtone.server;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Voice;
import flowtone.voice.LatentMix;
import io.javalin.http.Context;

/**
 * What every sound is made with.
 *
 * @param seed of the noise: the same seed makes the same sound
 * @param temperature scale of the noise, 0..1.5
 * @param noiseMix how the four noises of the seed are mixed
 */
record SoundOptions(long seed, float temperature, LatentMix noiseMix) {
  static final long DEFAULT_SEED = 1;
  static final float DEFAULT_TEMPERATURE = 1;
  static final float MAX_TEMPERATURE = 1.5f;

  SoundOptions {
    if (!(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
      throw new ProblemException(
          ProblemType.OUT_OF_RANGE,
          "expected a temperature within 0 to %s; got %s".formatted(MAX_TEMPERATURE, temperature));
    }
  }

  /** Those in the query {@code ?seed=&temperature=}. */
  static SoundOptions of(Context ctx) {
    return new SoundOptions(
        QueryNumbers.whole(ctx, "seed", DEFAULT_SEED),
        QueryNumbers.decimal(ctx, "temperature", DEFAULT_TEMPERATURE),
        LatentMix.FIRST);
  }

  /** A sound of a voice, to be rendered chunk by chunk. */
  SynthesisStream open(Voice voice) {
    return voice.student().open(noise());
  }

  /** The noise of it. */
  NoiseSettings noise() {
    return new NoiseSettings(seed, temperature, noiseMix);
  }
}
