package flowtone.corpus.preparation;

import flowtone.audio.Bandwidth;
import flowtone.audio.Clipping;
import flowtone.audio.HighPass;
import flowtone.audio.Resampler;
import flowtone.audio.SilentEnds;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;

/**
 * Resamples a recording, removes its DC offset and rumble, trims silence, and pads both ends with
 * the same silence, with a fade in and out, because a voice must learn silence too.
 *
 * @param sampleRateHz of the result, Hz
 * @param hopSamples the length becomes a multiple of this
 * @param highPassHz cut-off of the high-pass filter
 * @param cleaning what else is removed
 */
record Preprocessing(int sampleRateHz, int hopSamples, double highPassHz, Cleaning cleaning) {
  private static final double SILENCE_SECONDS = 0.25;
  private static final double FADE_IN_SECONDS = 0.008;

  /** Long enough to avoid a click, short enough not to change a note. */
  private static final double FADE_OUT_SECONDS = 0.03;

  private static final double MIN_SECONDS = 0.05;
  private static final float SILENT_PEAK = 1e-4f;

  /** Beyond it a voice would learn the distortion, too. */
  private static final double MAX_CLIPPED = 0.01;

  /**
   * Preprocesses a recording; its level stays.
   *
   * @param recording at its own rate
   * @param file what it is called
   * @throws AudioFileException with one sentence if it cannot be used
   */
  PreprocessedRecording apply(Waveform recording, String file) {
    requireSound(recording, file);
    double clipped = requireUnclipped(recording, file);
    Waveform filtered =
        new HighPass(highPassHz).filter(withoutOffset(Resampler.resample(recording, sampleRateHz)));
    Waveform kept =
        cleaning.silence() == Cleaning.Silence.TRIM ? SilentEnds.trim(filtered) : filtered;
    requireSound(kept, file);
    return new PreprocessedRecording(
        padded(kept.samples()),
        kept.seconds(),
        clipped,
        filtered.seconds() - kept.seconds(),
        likeness(recording, kept),
        RecordingFaults.of(recording));
  }

  private PreprocessedRecording.Likeness likeness(Waveform recording, Waveform kept) {
    double bandwidthHz = Math.min(Bandwidth.hertz(recording), sampleRateHz / 2.0);
    return new PreprocessedRecording.Likeness(SoundSignature.of(kept), bandwidthHz);
  }

  /** Whether there is too little of a recording to be used. */
  boolean isTooShort(Waveform recording) {
    return recording.seconds() < MIN_SECONDS;
  }

  /** Without its mean, whose step at the start would ring in the filter. */
  private static Waveform withoutOffset(Waveform recording) {
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

  private void requireSound(Waveform recording, String file) {
    requireLength(recording, file);
    if (PreprocessedRecording.peak(recording.samples()) < SILENT_PEAK) {
      throw new AudioFileException("expected sound in %s; got silence".formatted(file));
    }
  }

  private void requireLength(Waveform recording, String file) {
    if (isTooShort(recording)) {
      throw new AudioFileException(
          "expected at least %s seconds of sound in %s; got %.3f"
              .formatted(MIN_SECONDS, file, recording.seconds()));
    }
  }

  private double requireUnclipped(Waveform recording, String file) {
    double clipped = Clipping.share(recording);
    if (clipped > MAX_CLIPPED && !cleaning.keepClipped()) {
      throw new AudioFileException(
          "expected a recording that is not clipped in %s; got one with %.1f %% of its samples cut off"
              .formatted(file, 100 * clipped));
    }
    return clipped;
  }

  private float[] padded(float[] samples) {
    int silence = (int) (SILENCE_SECONDS * sampleRateHz);
    int hops = (samples.length + 2 * silence + hopSamples - 1) / hopSamples;
    float[] padded = new float[hops * hopSamples];
    System.arraycopy(samples, 0, padded, silence, samples.length);
    int in = (int) (FADE_IN_SECONDS * sampleRateHz);
    int out = (int) Math.min(FADE_OUT_SECONDS * sampleRateHz, samples.length / 4.0);
    for (int i = 0; i < in; i++) {
      padded[silence + i] *= fade(i, in);
    }
    for (int i = 0; i < out; i++) {
      padded[silence + samples.length - 1 - i] *= fade(i, out);
    }
    return padded;
  }

  /** Raised-cosine fade. */
  private static float fade(int sample, int samples) {
    return (float) (0.5 - 0.5 * Math.cos(Math.PI * (sample + 0.5) / samples));
  }
}
