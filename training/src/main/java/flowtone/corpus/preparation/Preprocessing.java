package flowtone.corpus.preparation;

import flowtone.audio.AudioFileException;
import flowtone.audio.AudioFiles;
import flowtone.audio.Clipping;
import flowtone.audio.HighPass;
import flowtone.audio.Resampler;
import flowtone.audio.SilentEnds;
import flowtone.audio.Waveform;
import java.nio.file.Path;

/**
 * Makes recordings alike: one sample rate, no rumble or offset, and the same silence at both ends,
 * into which a recording that begins or ends abruptly is faded, because a voice must know silence
 * too.
 *
 * @param sampleRateHz wanted
 * @param hopSamples whose multiple the length becomes
 * @param highPassHz below which everything is taken away
 * @param cleaning what else is taken away
 */
record Preprocessing(int sampleRateHz, int hopSamples, double highPassHz, Cleaning cleaning) {
  private static final double SILENCE_SECONDS = 0.25;
  private static final double FADE_IN_SECONDS = 0.008;

  /** Long enough to teach how a tone dies away, short enough to be no change to a note. */
  private static final double FADE_OUT_SECONDS = 0.03;

  private static final double SHORTEST_SECONDS = 0.05;
  private static final float SILENT_PEAK = 1e-4f;

  /** A voice would learn the distortion, too. */
  private static final double MOST_CLIPPED = 0.01;

  /**
   * Reads and conditions one file, its level as it was.
   *
   * @throws AudioFileException with one sentence if it cannot be used
   */
  PreprocessedRecording read(Path file) {
    Waveform recording = AudioFiles.read(file);
    requireSound(recording, file);
    double clipped = requireUnclipped(recording, file);
    Waveform alike =
        new HighPass(highPassHz).filter(centred(Resampler.resample(recording, sampleRateHz)));
    Waveform kept = cleaning.silence() == Cleaning.Silence.TRIM ? SilentEnds.trim(alike) : alike;
    requireSound(kept, file);
    return new PreprocessedRecording(
        padded(kept.samples()), clipped, alike.seconds() - kept.seconds());
  }

  /** Without its mean, which would begin with a thump at the filter. */
  private static Waveform centred(Waveform recording) {
    float[] samples = recording.samples();
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    float[] centred = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      centred[i] = (float) (samples[i] - sum / samples.length);
    }
    return new Waveform(centred, recording.sampleRateHz());
  }

  private static void requireSound(Waveform recording, Path file) {
    requireLength(recording, file);
    if (peak(recording.samples()) < SILENT_PEAK) {
      throw new AudioFileException("expected sound in %s; got silence".formatted(file));
    }
  }

  private static void requireLength(Waveform recording, Path file) {
    if (recording.seconds() < SHORTEST_SECONDS) {
      throw new AudioFileException(
          "expected at least %s seconds of sound in %s; got %.3f"
              .formatted(SHORTEST_SECONDS, file, recording.seconds()));
    }
  }

  private double requireUnclipped(Waveform recording, Path file) {
    double clipped = Clipping.share(recording);
    if (clipped > MOST_CLIPPED && !cleaning.keepClipped()) {
      throw new AudioFileException(
          "expected a recording that is not clipped in %s; got one with %.1f %% of its samples cut off"
              .formatted(file, 100 * clipped));
    }
    return clipped;
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
