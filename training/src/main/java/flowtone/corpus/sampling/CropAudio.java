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
   * @param out that is filled
   */
  void read(Crop crop, int first, float[] out) {
    if (!crop.isBandLimited()) {
      readWide(crop, first, out, out.length);
      return;
    }
    int needed = out.length + 2 * LowPass.REACH;
    if (wide.length < needed) {
      wide = new float[needed];
    }
    readWide(crop, first - LowPass.REACH, wide, needed);
    new LowPass(crop.cutoffHz(), crop.recording().sampleRateHz()).filter(wide, out, 0, out.length);
  }

  private void readWide(Crop crop, int first, float[] out, int count) {
    sinc.read(crop.recording(), crop.at(first), crop.ratio(), crop.gain(), out, 0, count);
  }
}
