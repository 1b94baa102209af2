package flowtone.control;

import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.audio.Waveform;

/**
 * How much a sound is like noise: the flatness of its mel spectrum, the natural logarithm of the
 * geometric mean of the bands' magnitudes over their arithmetic mean (Gray and Markel 1974). 0 of a
 * flat spectrum; the less, the more of the sound is in few bands.
 */
final class Noisiness extends TimbreFeature {
  static final String ID = "noisiness";
  private static final float SPREAD = 2;

  Noisiness() {
    super(ID, SPREAD, 1);
  }

  @Override
  public String unit() {
    return "nepers";
  }

  @Override
  public float[] measure(Waveform recording, int hopSamples, int hops) {
    int rateHz = recording.sampleRateHz();
    float[][] logMel =
        new MelSpectrogram(rateHz, hopSamples, MelScale.bandsAt(rateHz), Stft.Padding.ZERO)
            .logMel(recording.samples(), hopSamples, hops);
    float[] flatness = new float[hops];
    for (int h = 0; h < hops; h++) {
      flatness[h] = flatness(logMel[h]);
    }
    return flatness;
  }

  private static float flatness(float[] logMagnitudes) {
    double logs = 0;
    double sum = 0;
    for (float log : logMagnitudes) {
      logs += log;
      sum += Math.exp(log);
    }
    int bands = logMagnitudes.length;
    return (float) (logs / bands - Math.log(sum / bands));
  }
}
