package flowtone.corpus.sampling;

import flowtone.audio.Fir;
import flowtone.corpus.Recording;

/**
 * Where a crop lies in a recording and how far it is moved from it.
 *
 * @param recording that is read
 * @param first sample of it, perhaps before its beginning
 * @param ratio samples of the recording a sample of the crop
 * @param gainDb by which the crop is louder
 * @param filter that the crop has gone through
 */
record Crop(Recording recording, int first, double ratio, float gainDb, Fir filter) {
  /** Unfiltered. */
  Crop(Recording recording, int first, double ratio, float gainDb) {
    this(recording, first, ratio, gainDb, Fir.IDENTITY);
  }

  float gain() {
    return (float) Math.pow(10, gainDb / 20);
  }

  boolean isFiltered() {
    return filter.reach() > 0;
  }

  /** The sample of the recording that lies so many samples of the crop after its first. */
  double at(int samples) {
    return first + samples * ratio;
  }
}
