package flowtone.audio;

/**
 * Up to which frequency a recording goes. Compression, telephones and lower sample rates cut sound
 * off as nothing in nature does: from one frequency on there is next to nothing. A spectrum that
 * merely falls has no such edge, and goes up to half the sample rate.
 */
public final class Bandwidth {
  private static final int WINDOW_SAMPLES = 2048;

  /** Frames that are looked at, evenly spread. */
  private static final int MOST_FRAMES = 64;

  /** On either side of an edge, as a share of the spectrum. */
  private static final double SIDE_SHARE = 0.04;

  /** How far the spectrum falls at an edge, and stays below. */
  private static final double EDGE_DB = 25;

  private static final double FLOOR_POWER = 1e-12;

  private Bandwidth() {}

  /** The frequency of the edge, or half the sample rate if there is none, or too little sound. */
  public static double hertz(Waveform sound) {
    if (sound.samples().length < 2 * WINDOW_SAMPLES) {
      return sound.sampleRateHz() / 2.0;
    }
    double[] db = decibels(spectrum(sound.samples()));
    int side = (int) (SIDE_SHARE * db.length);
    double[] highestFrom = highestFrom(db);
    for (int bin = side; bin + 2 * side < db.length; bin++) {
      if (mean(db, bin - side, bin) - highestFrom[bin + side / 2] > EDGE_DB) {
        return bin * (sound.sampleRateHz() / 2.0) / db.length;
      }
    }
    return sound.sampleRateHz() / 2.0;
  }

  private static double[] spectrum(float[] samples) {
    Stft stft = new Stft(WINDOW_SAMPLES, WINDOW_SAMPLES, WINDOW_SAMPLES, Stft.Padding.ZERO);
    int frames = stft.frames(samples);
    int step = Math.max(1, frames / MOST_FRAMES);
    double[] power = new double[stft.bins() - 1];
    // The outermost are half outside of the sound, whose edge has all frequencies.
    for (int frame = 1; frame < frames - 1; frame += step) {
      float[] magnitudes = stft.frame(samples, frame);
      for (int bin = 0; bin < power.length; bin++) {
        power[bin] += magnitudes[bin] * (double) magnitudes[bin];
      }
    }
    return power;
  }

  private static double[] decibels(double[] power) {
    double[] db = new double[power.length];
    double whole = FLOOR_POWER;
    for (double bin : power) {
      whole += bin;
    }
    for (int bin = 0; bin < db.length; bin++) {
      db[bin] = 10 * Math.log10(power[bin] / whole + FLOOR_POWER);
    }
    return db;
  }

  /** The highest value at each bin and above. */
  private static double[] highestFrom(double[] db) {
    double[] highest = db.clone();
    for (int bin = db.length - 2; bin >= 0; bin--) {
      highest[bin] = Math.max(highest[bin], highest[bin + 1]);
    }
    return highest;
  }

  private static double mean(double[] db, int from, int to) {
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      sum += db[bin];
    }
    return sum / (to - from);
  }
}
