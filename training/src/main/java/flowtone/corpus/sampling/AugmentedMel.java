package flowtone.corpus.sampling;

import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.corpus.CorpusDescription;

/**
 * Measures the mel spectrum of a recording as a crop has it: from any sample, at another rate and
 * level, and without its highest frequencies. What lies between two measured mel frames is neither
 * of them, so unlike the slow curves of pitch and loudness a mel is measured anew. Not thread-safe.
 */
final class AugmentedMel {
  private final int hopSamples;
  private final int margin;
  private final MelSpectrogram spectrogram;
  private final CropAudio audio;
  private float[] moved = new float[0];

  AugmentedMel(CorpusDescription corpus, CropAudio audio) {
    this.hopSamples = corpus.hopSamples();
    this.margin = MelScale.of(corpus.melBands(), corpus.sampleRateHz()).windowSamples() / 2;
    this.spectrogram =
        new MelSpectrogram(corpus.sampleRateHz(), hopSamples, corpus.melBands(), Stft.Padding.ZERO);
    this.audio = audio;
  }

  /**
   * The log-mel rows of hops, each measured at the end of its hop; rows of no values if the corpus
   * has no bands.
   *
   * @param firstSample where the first hop begins, counted from the crop's first
   * @return [hops][bands]
   */
  float[][] measure(Crop crop, int firstSample, int hops) {
    if (spectrogram.bands() == 0) {
      return new float[hops][0];
    }
    int samples = hops * hopSamples + 2 * margin;
    if (moved.length != samples) {
      moved = new float[samples];
    }
    audio.read(crop, firstSample - margin, moved, 0, samples);
    return spectrogram.logMel(moved, margin + hopSamples, hops);
  }
}
