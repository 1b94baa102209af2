package flowtone.corpus.sampling;

import flowtone.audio.LowPass;

/**
 * Reads the sound of crops, and of what is around them: at another rate and level than the
 * recording, and without its highest frequencies. Not thread-safe.
 */
final class CropAudio {
  private final SincReader sinc = new SincReader();
  private float[] wide = new float[0];

  /**
   * Reads some of a crop's sound.
   *
   * @param first sample that is read, counted from the crop's first, perhaps before it
   */
  void read(Crop crop, int first, float[] out, int offset, int count) {
    if (!crop.isBandLimited()) {
      readWide(crop, first, out, offset, count);
      return;
    }
    int needed = count + 2 * LowPass.REACH;
    if (wide.length < needed) {
      wide = new float[needed];
    }
    readWide(crop, first - LowPass.REACH, wide, 0, needed);
    new LowPass(crop.cutoffHz(), crop.recording().sampleRateHz()).filter(wide, out, offset, count);
  }

  private void readWide(Crop crop, int first, float[] out, int offset, int count) {
    sinc.read(crop.recording(), crop.at(first), crop.ratio(), crop.gain(), out, offset, count);
  }
}
