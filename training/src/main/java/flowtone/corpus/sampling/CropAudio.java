package flowtone.corpus.sampling;

import flowtone.audio.Fir;

/**
 * Reads the sound of crops, and of what is around them: at another rate and level than the
 * recording, and filtered. Not thread-safe.
 */
final class CropAudio {
  private final SincReader sinc = new SincReader();

  /**
   * Reads some of a crop's sound.
   *
   * @param first sample that is read, counted from the crop's first, perhaps before it
   * @return so many samples
   */
  float[] read(Crop crop, int first, int count) {
    Fir filter = crop.filter();
    float[] wide = new float[count + 2 * filter.reach()];
    double from = crop.at(first - filter.reach());
    sinc.read(crop.recording(), from, crop.ratio(), crop.gain(), wide, 0, wide.length);
    if (!crop.isFiltered()) {
      return wide;
    }
    float[] out = new float[count];
    filter.filter(wide, out);
    return out;
  }
}
