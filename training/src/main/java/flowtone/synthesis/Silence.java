package flowtone.synthesis;

import flowtone.audio.Loudness;
import flowtone.audio.MelSpectrogram;
import flowtone.control.FeatureTrack;
import java.util.Arrays;
import java.util.Collections;

/** What features say of silence. */
final class Silence {
  /** The last note is long over. */
  private static final float LONG_AGO_SECONDS = 60;

  private Silence() {}

  /**
   * Silent hops.
   *
   * @param labelWeights that the sound after it begins with [labels]
   * @param melBands 0 where the voice reads none
   */
  static FeatureTrack of(
      int hops, int sampleRateHz, int hopSamples, float[] labelWeights, int melBands) {
    float[] mel = filled(melBands, (float) Math.log(MelSpectrogram.FLOOR));
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        new float[hops],
        new float[hops],
        filled(hops, Loudness.FLOOR_DB),
        filled(hops, LONG_AGO_SECONDS),
        new double[hops],
        Collections.nCopies(hops, labelWeights).toArray(float[][]::new),
        Collections.nCopies(hops, mel).toArray(float[][]::new));
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
