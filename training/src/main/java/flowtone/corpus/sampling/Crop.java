package flowtone.corpus.sampling;

import flowtone.corpus.Recording;

/**
 * Where a crop lies in a recording and how far it is moved from it.
 *
 * @param recording that is read
 * @param first sample of it, perhaps before its beginning
 * @param ratio samples of the recording a sample of the crop
 * @param gainDb by which the crop is louder
 * @param cutoffHz above which the crop has nothing; {@link #WHOLE_BAND} if it is all there
 */
record Crop(Recording recording, int first, double ratio, float gainDb, double cutoffHz) {
  static final double WHOLE_BAND = Double.POSITIVE_INFINITY;

  /** With all the frequencies of the recording. */
  Crop(Recording recording, int first, double ratio, float gainDb) {
    this(recording, first, ratio, gainDb, WHOLE_BAND);
  }

  float gain() {
    return (float) Math.pow(10, gainDb / 20);
  }

  boolean isBandLimited() {
    return cutoffHz < recording.sampleRateHz() / 2.0;
  }

  /** The sample of the recording that lies so many samples of the crop after its first. */
  double at(int samples) {
    return first + samples * ratio;
  }
}
