package flowtone.corpus.sampling;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;

/**
 * Measures the mel spectrum of a recording as a crop has it: from any sample, at another rate and
 * level. What lies between two measured mel frames is neither of them, so unlike the slow curves of
 * pitch and loudness a mel is measured anew. Not thread-safe.
 */
final class AugmentedMel {
  private static final int MARGIN = MelSpectrogram.FFT_SAMPLES / 2;

  private final int hopSamples;
  private final MelSpectrogram spectrogram;
  private final SincReader reader;
  private float[] moved = new float[0];

  AugmentedMel(CorpusDescription corpus, SincReader reader) {
    this.hopSamples = corpus.hopSamples();
    this.spectrogram =
        new MelSpectrogram(corpus.sampleRateHz(), hopSamples, corpus.melBands(), Stft.Padding.ZERO);
    this.reader = reader;
  }

  /**
   * The log-mel rows of hops, each measured at the end of its hop; rows of no values if the corpus
   * has no bands.
   *
   * @param firstSample of the recording, where the first hop begins
   * @param ratio samples of the recording a sample
   * @param gain factor on the recording
   * @return [hops][bands]
   */
  float[][] measure(Recording recording, double firstSample, double ratio, float gain, int hops) {
    if (spectrogram.bands() == 0) {
      return new float[hops][0];
    }
    int samples = hops * hopSamples + 2 * MARGIN;
    if (moved.length != samples) {
      moved = new float[samples];
    }
    reader.read(recording, firstSample - MARGIN * ratio, ratio, gain, moved, 0, samples);
    return spectrogram.logMel(moved, MARGIN + hopSamples, hops);
  }
}
