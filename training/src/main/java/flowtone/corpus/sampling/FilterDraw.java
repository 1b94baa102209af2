package flowtone.corpus.sampling;

import flowtone.audio.Equaliser;
import flowtone.audio.Fir;
import flowtone.audio.LowPass;
import java.util.SplittableRandom;

/**
 * Draws what crops are filtered by. Each is equalised, by up to the furthest gain or, evenly
 * distributed, less, so that many stay near the recording; some end at a frequency, too, evenly
 * distributed over the octaves below half the sample rate.
 */
record FilterDraw(Augmentation augmentation) {
  /** Equally far apart on the mel scale: at 24 kHz 0, 0.5, 1.5, 3.3, 6.4 and 12 kHz. */
  private static final int GAINS = 6;

  Fir draw(int sampleRateHz, SplittableRandom random) {
    return equaliser(sampleRateHz, random).then(lowPass(sampleRateHz, random));
  }

  private Fir equaliser(int sampleRateHz, SplittableRandom random) {
    if (augmentation.equaliserDb() == 0) {
      return Fir.IDENTITY;
    }
    double furthest = random.nextDouble() * augmentation.equaliserDb();
    double[] gainsDb = new double[GAINS];
    for (int i = 0; i < GAINS; i++) {
      gainsDb[i] = furthest * (2 * random.nextDouble() - 1);
    }
    return Equaliser.of(gainsDb, sampleRateHz);
  }

  private Fir lowPass(int sampleRateHz, SplittableRandom random) {
    if (augmentation.narrowShare() == 0 || random.nextDouble() >= augmentation.narrowShare()) {
      return Fir.IDENTITY;
    }
    double widest = sampleRateHz / 2.0;
    double narrowest = Math.min(widest, augmentation.lowestCutoffHz());
    double cutoffHz = narrowest * Math.pow(widest / narrowest, random.nextDouble());
    return cutoffHz < widest ? LowPass.at(cutoffHz, sampleRateHz) : Fir.IDENTITY;
  }
}
