package flowtone.corpus.preparation;

import flowtone.audio.Stft;
import flowtone.audio.Waveform;
import java.io.Serializable;

/**
 * What a recording sounds like, so coarsely that it stays the same when it is encoded with loss,
 * made louder or trimmed a little differently: the power in bands of a sixth of an octave and
 * stretches of time, relative to the loudest.
 *
 * @param seconds how long it is
 * @param decibels at least -50 [stretches * bands]
 */
public record SoundSignature(double seconds, float[] decibels) implements Serializable {
  private static final int STRETCHES = 24;
  private static final int BANDS = 40;
  private static final double LOWEST_HZ = 70;
  private static final double BANDS_PER_OCTAVE = 6;
  private static final double FLOOR_DB = -50;
  private static final double WINDOW_SECONDS = 0.06;

  /** Root mean square difference of recordings that are nearly the same. */
  private static final double NEAR_DB = 1.5;

  private static final double LENGTH_SHARE = 0.01;
  private static final double LENGTH_SECONDS = 0.06;

  static SoundSignature of(Waveform sound) {
    int window = Integer.highestOneBit((int) (WINDOW_SECONDS * sound.sampleRateHz()));
    Stft stft = new Stft(window, window / 2, window, Stft.Padding.ZERO);
    double binHz = sound.sampleRateHz() / (double) window;
    int frames = stft.frames(sound.samples());
    double[] power = new double[STRETCHES * BANDS];
    for (int frame = 0; frame < frames; frame++) {
      int stretch = frame * STRETCHES / frames;
      addBands(stft.frame(sound.samples(), frame), binHz, power, stretch * BANDS);
    }
    return new SoundSignature(sound.seconds(), decibels(power));
  }

  private static void addBands(float[] magnitudes, double binHz, double[] power, int offset) {
    for (int bin = 1; bin < magnitudes.length; bin++) {
      double octaves = Math.log(bin * binHz / LOWEST_HZ) / Math.log(2);
      int band = (int) Math.floor(octaves * BANDS_PER_OCTAVE);
      if (band >= 0 && band < BANDS) {
        power[offset + band] += magnitudes[bin] * (double) magnitudes[bin];
      }
    }
  }

  private static float[] decibels(double[] power) {
    double most = 1e-30;
    for (double each : power) {
      most = Math.max(most, each);
    }
    float[] db = new float[power.length];
    for (int i = 0; i < db.length; i++) {
      db[i] = (float) Math.max(FLOOR_DB, 10 * Math.log10(power[i] / most + 1e-12));
    }
    return db;
  }

  /** The longest that a recording may be to be nearly the same as this. */
  double longestSeconds() {
    return seconds + Math.max(LENGTH_SECONDS, LENGTH_SHARE * seconds);
  }

  /** Whether another, which is not shorter, is nearly the same. */
  boolean isNear(SoundSignature other) {
    if (other.seconds > longestSeconds()) {
      return false;
    }
    double most = NEAR_DB * NEAR_DB * decibels.length;
    double sum = 0;
    for (int i = 0; i < decibels.length && sum <= most; i++) {
      double difference = decibels[i] - other.decibels[i];
      sum += difference * difference;
    }
    return sum <= most;
  }
}
