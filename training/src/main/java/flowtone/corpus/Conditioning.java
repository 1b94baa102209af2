package flowtone.corpus;

import flowtone.audio.AudioFileException;
import flowtone.audio.AudioFiles;
import flowtone.audio.HighPass;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import java.nio.file.Path;

/**
 * Makes recordings alike: one sample rate, no rumble or offset, and silence at both ends into which
 * a recording that begins or ends abruptly is faded, because a voice must know silence too.
 *
 * @param sampleRateHz wanted
 * @param hopSamples whose multiple the length becomes
 * @param highPassHz below which everything is taken away
 */
record Conditioning(int sampleRateHz, int hopSamples, double highPassHz) {
  private static final double SILENCE_SECONDS = 0.25;
  private static final double FADE_IN_SECONDS = 0.008;

  /** Long enough to teach how a tone dies away, short enough to be no change to a note. */
  private static final double FADE_OUT_SECONDS = 0.03;

  private static final double SHORTEST_SECONDS = 0.05;
  private static final float SILENT_PEAK = 1e-4f;

  /**
   * Reads and conditions one file, its level as it was.
   *
   * @throws AudioFileException if it cannot be used
   */
  float[] read(Path file) {
    Waveform recording = Resampler.resample(AudioFiles.read(file), sampleRateHz);
    if (recording.seconds() < SHORTEST_SECONDS) {
      throw new AudioFileException(
          "expected at least " + SHORTEST_SECONDS + " seconds of sound; got fewer");
    }
    if (peak(recording.samples()) < SILENT_PEAK) {
      throw new AudioFileException("expected sound; got silence");
    }
    return padded(new HighPass(highPassHz).filter(recording).samples());
  }

  static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private float[] padded(float[] samples) {
    int silence = (int) (SILENCE_SECONDS * sampleRateHz);
    int hops = (samples.length + 2 * silence + hopSamples - 1) / hopSamples;
    float[] padded = new float[hops * hopSamples];
    System.arraycopy(samples, 0, padded, silence, samples.length);
    int in = (int) (FADE_IN_SECONDS * sampleRateHz);
    int out = (int) Math.min(FADE_OUT_SECONDS * sampleRateHz, samples.length / 4.0);
    for (int i = 0; i < in; i++) {
      padded[silence + i] *= rise(i, in);
    }
    for (int i = 0; i < out; i++) {
      padded[silence + samples.length - 1 - i] *= rise(i, out);
    }
    return padded;
  }

  private static float rise(int sample, int samples) {
    return (float) (0.5 - 0.5 * Math.cos(Math.PI * (sample + 0.5) / samples));
  }
}
