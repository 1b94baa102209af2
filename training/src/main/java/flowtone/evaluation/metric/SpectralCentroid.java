package flowtone.evaluation.metric;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import java.util.stream.IntStream;

/**
 * Mean frequency of the magnitude spectrum, {@code sum f |X(f)| / sum |X(f)|}, which is heard as
 * brightness (Grey and Gordon 1978), over frames of 1,024 samples under a Hann window.
 */
public final class SpectralCentroid {
  private static final int FFT_SAMPLES = 1024;
  private static final Stft STFT = new Stft(FFT_SAMPLES, 256, FFT_SAMPLES, Padding.REFLECT);

  /** In softer frames than this, re the loudest, the brightness of the background is measured. */
  private static final double SOUNDING_DB = -30;

  private SpectralCentroid() {}

  /**
   * Mean over the frames of the recording within 30 dB of its loudest of the voice's centroid less
   * the recording's; frames in which the voice is digital silence are left out.
   *
   * @return in Hz, above 0 where the voice is brighter; NaN if there is no such frame
   */
  public static double differenceHz(float[] recording, float[] voice, int sampleRateHz) {
    double[] levels =
        IntStream.range(0, STFT.frames(recording))
            .mapToDouble(number -> power(STFT.frame(recording, number)))
            .toArray();
    double least = IntStream.range(0, levels.length).mapToDouble(n -> levels[n]).max().orElse(0);
    double sounding = Math.max(Double.MIN_NORMAL, least * Math.pow(10, SOUNDING_DB / 10));
    return IntStream.range(0, levels.length)
            .filter(number -> levels[number] >= sounding)
            .mapToDouble(
                number ->
                    Stft.centroid(STFT.frame(voice, number))
                        - Stft.centroid(STFT.frame(recording, number)))
            .filter(difference -> !Double.isNaN(difference))
            .average()
            .orElse(Double.NaN)
        * sampleRateHz
        / FFT_SAMPLES;
  }

  private static double power(float[] magnitudes) {
    double power = 0;
    for (float magnitude : magnitudes) {
      power += magnitude * (double) magnitude;
    }
    return power;
  }
}
