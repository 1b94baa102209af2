package flowtone.control;

import flowtone.audio.Loudness;
import flowtone.audio.PitchContour;
import flowtone.audio.PitchTracker;
import flowtone.audio.Waveform;
import java.util.List;

/**
 * Measures the control curves of a recording. Deterministic; each call works on its own buffers, so
 * an extractor may be shared between threads.
 *
 * @param sampleRateHz of the recordings
 * @param hopSamples samples per hop
 * @param melBands bands of log-mel to measure, 0 for none
 * @param further features to measure
 */
public record FeatureExtractor(
    int sampleRateHz, int hopSamples, int melBands, List<HopFeature> further) {
  static final float PITCHED_DB = -75;
  private static final float UNVOICED_CLARITY = 0.6f;
  private static final float VOICED_CLARITY = 0.85f;

  /** Without further features. */
  public FeatureExtractor(int sampleRateHz, int hopSamples, int melBands) {
    this(sampleRateHz, hopSamples, melBands, List.of());
  }

  /**
   * The features of a recording, in as many hops as cover it.
   *
   * @param recording at this extractor's rate
   * @param labelWeights weight of each label, the same throughout [labels]
   */
  public FeatureTrack extract(Waveform recording, float[] labelWeights) {
    return extract(recording, labelWeights, 0);
  }

  /**
   * The features of a recording of one note.
   *
   * @param noteHz its pitch to a semitone, which is taken where none, or another, is heard; 0 if it
   *     is unknown
   */
  public FeatureTrack extract(Waveform recording, float[] labelWeights, double noteHz) {
    if (recording.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "expected a recording at " + sampleRateHz + " Hz; got " + recording.sampleRateHz());
    }
    float[] samples = recording.samples();
    int hops = (samples.length + hopSamples - 1) / hopSamples;
    int window = Loudness.featureWindowSamples(sampleRateHz);
    float[] loudnessDb = new Loudness(sampleRateHz, hopSamples, window).curve(samples, hops);
    float[] briskDb = new Loudness(sampleRateHz, hopSamples, window / 2).curve(samples, hops);
    float[] voicing = new float[hops];
    float[] f0Hz = pitch(contour(samples, loudnessDb, noteHz), loudnessDb, voicing);
    PhaseLock.Locked locked = new PhaseLock(sampleRateHz, hopSamples).lock(samples, f0Hz);
    float hopSeconds = hopSamples / (float) sampleRateHz;
    FeatureTrackBuilder track = new FeatureTrackBuilder(sampleRateHz, hopSamples, hops);
    for (HopFeature feature : further) {
      track.further(feature, feature.measure(recording, hopSamples, hops));
    }
    return track
        .f0Hz(locked.f0Hz())
        .voicing(voicing)
        .loudnessDb(loudnessDb)
        .onsetSeconds(OnsetClock.seconds(briskDb, locked.f0Hz(), hopSeconds))
        .phaseCycles(locked.phaseCycles())
        .labelled(labelWeights)
        .logMel(new RecordedMel(sampleRateHz, hopSamples, melBands).of(samples, hops))
        .build();
  }

  private PitchContour contour(float[] samples, float[] loudnessDb, double noteHz) {
    PitchContour heard =
        new PitchTracker(sampleRateHz, hopSamples).track(samples, loudnessDb.length);
    return noteHz > 0
        ? new NoteContour(sampleRateHz, noteHz).of(heard, samples, loudnessDb)
        : heard;
  }

  /** Mean f0 over each hop from the pitch at its two ends; also fills the voicing at the end. */
  private static float[] pitch(PitchContour contour, float[] loudnessDb, float[] voicing) {
    float[] f0Hz = new float[voicing.length];
    float start = 0;
    for (int h = 0; h < f0Hz.length; h++) {
      float end = loudnessDb[h] < PITCHED_DB ? 0 : contour.hz()[h];
      f0Hz[h] = start > 0 && end > 0 ? (start + end) / 2 : Math.max(start, end);
      voicing[h] = end > 0 ? voicing(contour.clarity()[h]) : 0;
      start = end;
    }
    return f0Hz;
  }

  private static float voicing(float clarity) {
    float share = (clarity - UNVOICED_CLARITY) / (VOICED_CLARITY - UNVOICED_CLARITY);
    return Math.max(0, Math.min(1, share));
  }
}
