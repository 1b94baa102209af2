package flowtone.corpus.sampling;

import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.control.FeatureTrack;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;

/**
 * Reads crops of recordings: from any sample, at another rate and level, audio and controls alike.
 * Not thread-safe.
 */
final class CropReader {
  /**
   * Where a crop lies in a recording and how far it is moved from it.
   *
   * @param recording that is read
   * @param first sample of it, perhaps before its beginning
   * @param ratio samples of the recording a sample of the crop
   * @param gainDb by which the crop is louder
   */
  record Crop(Recording recording, int first, double ratio, float gainDb) {
    float gain() {
      return (float) Math.pow(10, gainDb / 20);
    }
  }

  private final ControlEncoder encoder;
  private final int hops;
  private final SincReader sinc = new SincReader();
  private final AugmentedMel mel;

  /**
   * @param hops of audio in a crop
   */
  CropReader(CorpusDescription corpus, ControlEncoder encoder, int hops) {
    this.encoder = encoder;
    this.hops = hops;
    this.mel = new AugmentedMel(corpus, sinc);
  }

  /** Samples in a crop. */
  int samples() {
    return encoder.layout().samples(hops);
  }

  /** Writes the samples of a crop. */
  void readAudio(Crop crop, float[] out, int offset) {
    sinc.read(crop.recording, crop.first, crop.ratio, crop.gain(), out, offset, samples());
  }

  /** The controls of a crop, which look back on what is before it in the recording. */
  ControlFrames controls(Crop crop) {
    int lead = encoder.contextHops();
    FeatureReader reader = new FeatureReader(crop.recording, crop.ratio, crop.gainDb);
    double begin = crop.first - encoder.layout().samples(lead) * crop.ratio;
    FeatureTrack track =
        reader
            .read(begin, lead + hops)
            .logMel(mel.measure(crop.recording, begin, crop.ratio, crop.gain(), lead + hops))
            .build();
    return encoder.next(
        encoder.past(track.slice(0, lead)),
        track.slice(lead, lead + hops),
        reader.phase(crop.first, samples()));
  }
}
