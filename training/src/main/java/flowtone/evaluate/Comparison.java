package flowtone.evaluate;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.PitchTracker;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Measures every {@link Metric} between recordings and what a voice made of them. Thread-safe.
 *
 * @param sampleRateHz of both
 * @param frameSamples samples in a frame of the voice's networks, n
 */
public record Comparison(int sampleRateHz, int frameSamples) {
  private static final int MEL_HOP_SAMPLES = 128;

  /**
   * All figures of one recording; those that it does not allow, such as the pitch of an unvoiced
   * one, are left out. The longer sound's end is not compared.
   *
   * @throws IllegalArgumentException if a rate is not {@link #sampleRateHz}
   */
  public Map<Metric, Double> measure(Waveform recordingSound, Waveform voiceSound) {
    requireRate(recordingSound);
    requireRate(voiceSound);
    int length = Math.min(recordingSound.samples().length, voiceSound.samples().length);
    float[] recording = Arrays.copyOf(recordingSound.samples(), length);
    float[] voice = Arrays.copyOf(voiceSound.samples(), length);
    Map<Metric, Double> figures = new EnumMap<>(Metric.class);
    addSpectral(figures, recording, voice);
    addPitch(figures, recording, voice);
    addHealth(figures, recording, voice);
    figures.values().removeIf(figure -> !Double.isFinite(figure));
    return figures;
  }

  private void requireRate(Waveform sound) {
    if (sound.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "expected sound at " + sampleRateHz + " Hz; got " + sound.sampleRateHz() + " Hz");
    }
  }

  private void addSpectral(Map<Metric, Double> figures, float[] recording, float[] voice) {
    MelSpectrogram mel =
        new MelSpectrogram(sampleRateHz, MEL_HOP_SAMPLES, MelSpectrogram.BANDS, Padding.REFLECT);
    float[][] recordingMel = mel.logMel(recording);
    float[][] voiceMel = mel.logMel(voice);
    figures.put(Metric.M_STFT, SpectralDistance.multiResolution(recording, voice));
    figures.put(Metric.MEL_L1, MelDistance.l1(recordingMel, voiceMel));
    figures.put(Metric.MCD, MelDistance.cepstral(recordingMel, voiceMel));
    figures.put(Metric.LSD, SpectralDistance.logSpectral(recording, voice));
  }

  private void addPitch(Map<Metric, Double> figures, float[] recording, float[] voice) {
    PitchTracker tracker = new PitchTracker(sampleRateHz, MEL_HOP_SAMPLES);
    int hops = recording.length / MEL_HOP_SAMPLES;
    PitchDistance distance =
        PitchDistance.between(tracker.track(recording, hops).hz(), tracker.track(voice, hops).hz());
    figures.put(Metric.F0_RMSE, distance.rmseCents());
    figures.put(Metric.F0_GROSS_ERRORS, distance.grossErrors());
    figures.put(Metric.VOICING_F1, distance.voicingF1());
  }

  private void addHealth(Map<Metric, Double> figures, float[] recording, float[] voice) {
    figures.put(Metric.LEVEL, Levels.difference(recording, voice));
    figures.put(Metric.FLOOR, Levels.floorDifference(recording, voice));
    if (frameSamples > 1) {
      figures.put(Metric.FRAME_TONE, new FrameTone(frameSamples).difference(recording, voice));
    }
    figures.put(Metric.CLICKS, (double) Clicks.count(voice));
    figures.put(Metric.RECORDING_CLICKS, (double) Clicks.count(recording));
    figures.put(
        Metric.FLATNESS, SpectralFlatness.meanDb(voice) - SpectralFlatness.meanDb(recording));
  }
}
