package flowtone.corpus.sampling;

import flowtone.audio.Loudness;
import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.corpus.CorpusDescription;

/**
 * Reads crops of recordings: from any sample, at another rate and level, and filtered, audio and
 * controls alike. Pitch, loudness and further features are read off the recording's; all but pitch
 * are measured anew of filtered crops. What lies between two measured mel frames is neither of
 * them, so mel bands are always measured anew. Not thread-safe.
 */
final class CropReader {
  private final ControlEncoder encoder;
  private final int hops;
  private final int hopSamples;
  private final int margin;
  private final CropAudio audio = new CropAudio();
  private final MelSpectrogram mel;

  /**
   * @param hops of audio in a crop
   */
  CropReader(CorpusDescription corpus, ControlEncoder encoder, int hops) {
    this.encoder = encoder;
    this.hops = hops;
    this.hopSamples = corpus.hopSamples();
    int rate = corpus.sampleRateHz();
    MelScale scale = MelScale.of(corpus.melBands(), rate);
    int window = Math.max(scale.windowSamples(), Loudness.featureWindowSamples(rate));
    this.margin = (1 + window / 2 / hopSamples) * hopSamples;
    this.mel = new MelSpectrogram(rate, hopSamples, corpus.melBands(), Stft.Padding.ZERO);
  }

  /** Samples in a crop. */
  int samples() {
    return encoder.layout().samples(hops);
  }

  /** The sound that a crop's audio is part of and its controls are measured of. */
  CropSound sound(Crop crop) {
    int lead = lead() + margin;
    return new CropSound(audio.read(crop, -lead, lead + samples() + margin), lead);
  }

  /**
   * The controls of a crop, which look back on what is before it in the recording.
   *
   * @param sound of it, perhaps dithered
   */
  ControlFrames controls(Crop crop, CropSound sound) {
    int before = encoder.contextHops();
    FeatureReader reader = new FeatureReader(crop.recording(), crop.ratio(), crop.gainDb());
    FeatureTrackBuilder features = reader.read(crop.at(-lead()), before + hops);
    if (crop.isFiltered()) {
      new FilteredFeatures(crop.recording(), margin / hopSamples)
          .measure(sound.samples(), features);
    }
    FeatureTrack track = features.logMel(logMel(sound, before + hops)).build();
    return encoder.next(
        encoder.past(track.slice(0, before)),
        track.slice(before, before + hops),
        reader.phase(crop.first(), samples()));
  }

  /** Samples before a crop that its controls look back on. */
  private int lead() {
    return encoder.layout().samples(encoder.contextHops());
  }

  /** Each measured at the end of its hop; rows of no values if the corpus has no bands. */
  float[][] logMel(CropSound sound, int rows) {
    return mel.bands() == 0
        ? new float[rows][0]
        : mel.logMel(sound.samples(), sound.lead() - lead() + hopSamples, rows);
  }
}
