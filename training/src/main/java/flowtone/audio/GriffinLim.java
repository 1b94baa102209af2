package flowtone.audio;

import flowtone.audio.Stft.Padding;
import java.util.Random;

/**
 * A sound made of a mel spectrogram without any training: magnitudes by {@link MelInversion},
 * phases by the fast Griffin-Lim iteration (Perraudin, Balazs and Sondergaard 2013) from random
 * ones. It comes near any magnitudes, which is what distances between spectra measure, and still
 * sounds hollow, because no phases go with magnitudes that were guessed. Immutable and thread-safe.
 *
 * @param sampleRateHz of the sound
 * @param hopSamples between the frames of the spectrogram
 * @param iterations over all frames
 */
public record GriffinLim(int sampleRateHz, int hopSamples, int iterations) {
  /** As in published comparisons. */
  public static final int ITERATIONS = 60;

  private static final float MOMENTUM = 0.99f;
  private static final float LEAST_MODULUS = 1e-12f;

  /**
   * The sound of a mel spectrogram.
   *
   * @param logMel natural-log magnitudes [frames][bands], see {@link MelSpectrogram}
   * @param firstCentre sample the first frame is centred on
   * @param samples how long the sound is
   * @param seed of the first phases
   */
  public Waveform sound(float[][] logMel, int firstCentre, int samples, long seed) {
    MelScale scale = MelScale.of(logMel[0].length, sampleRateHz);
    float[][] magnitudes = new MelInversion(sampleRateHz, logMel[0].length).magnitudes(logMel);
    Stft stft = new Stft(scale.fftSamples(), hopSamples, scale.windowSamples(), Padding.ZERO);
    float[][] spectra = withRandomPhases(magnitudes, scale.fftSamples(), seed);
    float[][] previous = new float[spectra.length][scale.fftSamples()];
    for (int iteration = 0; iteration < iterations; iteration++) {
      float[] sound = stft.sound(spectra, firstCentre, samples);
      float[][] consistent = stft.spectra(sound, firstCentre, spectra.length);
      for (int frame = 0; frame < spectra.length; frame++) {
        float momentum = iteration == 0 ? 0 : MOMENTUM;
        extrapolate(spectra[frame], consistent[frame], previous[frame], momentum);
        impose(magnitudes[frame], spectra[frame]);
      }
      previous = consistent;
    }
    return new Waveform(stft.sound(spectra, firstCentre, samples), sampleRateHz);
  }

  private static float[][] withRandomPhases(float[][] magnitudes, int fftSamples, long seed) {
    Random random = new Random(seed);
    float[][] spectra = new float[magnitudes.length][fftSamples];
    for (int frame = 0; frame < spectra.length; frame++) {
      for (int bin = 1; bin < magnitudes[frame].length - 1; bin++) {
        double phase = 2 * Math.PI * random.nextDouble();
        spectra[frame][2 * bin] = (float) (magnitudes[frame][bin] * Math.cos(phase));
        spectra[frame][2 * bin + 1] = (float) (magnitudes[frame][bin] * Math.sin(phase));
      }
      spectra[frame][0] = magnitudes[frame][0];
      spectra[frame][1] = magnitudes[frame][magnitudes[frame].length - 1];
    }
    return spectra;
  }

  private static void extrapolate(float[] out, float[] now, float[] before, float momentum) {
    for (int i = 0; i < out.length; i++) {
      out[i] = now[i] + momentum * (now[i] - before[i]);
    }
  }

  /** Gives a packed spectrum other moduli and keeps its phases. */
  private static void impose(float[] magnitudes, float[] packed) {
    packed[0] = Math.copySign(magnitudes[0], packed[0]);
    packed[1] = Math.copySign(magnitudes[magnitudes.length - 1], packed[1]);
    for (int bin = 1; bin < magnitudes.length - 1; bin++) {
      float re = packed[2 * bin];
      float im = packed[2 * bin + 1];
      float modulus = (float) Math.sqrt(re * re + im * im);
      float scale = magnitudes[bin] / Math.max(LEAST_MODULUS, modulus);
      packed[2 * bin] *= scale;
      packed[2 * bin + 1] *= scale;
    }
  }
}
