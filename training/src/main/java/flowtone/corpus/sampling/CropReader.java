package flowtone.corpus.sampling;

import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.corpus.CorpusDescription;

/**
 * Reads crops of recordings: from any sample, at another rate and level, and without its highest
 * frequencies, audio and controls alike. Not thread-safe.
 */
final class CropReader {
  private final ControlEncoder encoder;
  private final int hops;
  private final CropAudio audio = new CropAudio();
  private final BandLimitedFeatures bandLimited = new BandLimitedFeatures(audio);
  private final AugmentedMel mel;

  /**
   * @param hops of audio in a crop
   */
  CropReader(CorpusDescription corpus, ControlEncoder encoder, int hops) {
    this.encoder = encoder;
    this.hops = hops;
    this.mel = new AugmentedMel(corpus, audio);
  }

  /** Samples in a crop. */
  int samples() {
    return encoder.layout().samples(hops);
  }

  /** Writes the samples of a crop. */
  void readAudio(Crop crop, float[] out, int offset) {
    audio.read(crop, 0, out, offset, samples());
  }

  /** The controls of a crop, which look back on what is before it in the recording. */
  ControlFrames controls(Crop crop) {
    int lead = encoder.contextHops();
    int begin = -encoder.layout().samples(lead);
    FeatureReader reader = new FeatureReader(crop.recording(), crop.ratio(), crop.gainDb());
    FeatureTrackBuilder features = reader.read(crop.at(begin), lead + hops);
    if (crop.isBandLimited()) {
      bandLimited.measure(crop, begin, lead + hops, features);
    }
    FeatureTrack track = features.logMel(mel.measure(crop, begin, lead + hops)).build();
    return encoder.next(
        encoder.past(track.slice(0, lead)),
        track.slice(lead, lead + hops),
        reader.phase(crop.first(), samples()));
  }
}
