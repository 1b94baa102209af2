package flowtone.evaluation.metric;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import java.util.Arrays;

/**
 * The mean spectral envelope of a sound, its level left out: log-mel averaged over the frames
 * within 30 dB of the loudest, of which the mel cepstrum sees the first twelve coefficients, too
 * few to tell pitches apart.
 */
public final class Timbre {
  private static final int HOP_SAMPLES = 256;
  private static final double SOUNDING_NATS = 30 / 20.0 * Math.log(10);

  private static final MelCepstrum CEPSTRUM = new MelCepstrum(MelSpectrogram.BANDS, 12);

  private final float[] logMel;
  private final double seconds;

  private Timbre(float[] logMel, double seconds) {
    this.logMel = logMel;
    this.seconds = seconds;
  }

  public static Timbre of(Waveform sound) {
    MelSpectrogram mel =
        new MelSpectrogram(
            sound.sampleRateHz(), HOP_SAMPLES, MelSpectrogram.BANDS, Padding.REFLECT);
    float[][] logMel = mel.logMel(sound.samples());
    double[] levels = Arrays.stream(logMel).mapToDouble(Timbre::level).toArray();
    double least = Arrays.stream(levels).max().orElseThrow() - SOUNDING_NATS;
    float[] mean = new float[mel.bands()];
    double sounding = Arrays.stream(levels).filter(level -> level >= least).count();
    for (int frame = 0; frame < logMel.length; frame++) {
      for (int band = 0; levels[frame] >= least && band < mean.length; band++) {
        mean[band] += (float) (logMel[frame][band] / sounding);
      }
    }
    return new Timbre(mean, sounding * HOP_SAMPLES / sound.sampleRateHz());
  }

  /** How long the sound is within 30 dB of its loudest moment. */
  public double seconds() {
    return seconds;
  }

  /** Euclidean distance between the cepstra. */
  public double distance(Timbre other) {
    return CEPSTRUM.distance(logMel, other.logMel);
  }

  /** Half the logarithm of the summed power of a frame's bands. */
  private static double level(float[] logMel) {
    double power = 0;
    for (float band : logMel) {
      power += Math.exp(2 * band);
    }
    return Math.log(power) / 2;
  }
}
