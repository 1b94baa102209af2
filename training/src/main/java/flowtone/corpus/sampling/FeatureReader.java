package flowtone.corpus.sampling;

import flowtone.audio.Loudness;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.control.OnsetClock;
import flowtone.corpus.Recording;
import flowtone.corpus.RecordingFeatures;
import java.util.function.IntToDoubleFunction;

/**
 * Reads the features of a recording on another grid of hops: one that starts at any sample, plays
 * at another rate and level. Around the recording there is silence.
 *
 * @param recording whose features are read
 * @param ratio samples of the recording per sample read
 * @param gainDb by which the audio is louder than the recording
 */
record FeatureReader(Recording recording, double ratio, float gainDb) {
  /**
   * Features of {@code hops} hops, the first of which begins at a sample of the recording; the mel
   * bands are left to {@link AugmentedMel}.
   */
  FeatureTrackBuilder read(double firstSample, int hops) {
    FeatureTrackBuilder read =
        new FeatureTrackBuilder(recording.sampleRateHz(), recording.hopSamples(), hops)
            .labelled(recording.labelWeights());
    double step = recording.hopSamples() * ratio;
    for (int h = 0; h < hops; h++) {
      double begin = firstSample + h * step;
      readOver(begin, begin + step, read, h);
      readAt(begin + step, read, h);
    }
    for (HopFeature feature : recording.further()) {
      read.further(feature, curve(feature, firstSample + step, step, hops));
    }
    return read;
  }

  /** A further feature at the ends of hops, the first of which ends at a sample [hops]. */
  private float[] curve(HopFeature feature, double firstEnd, double step, int hops) {
    int index = recording.further().indexOf(feature);
    IntToDoubleFunction at =
        hop ->
            within(hop) ? feature.atRatio(curves().further(index, hop), ratio) : feature.silent();
    float[] curve = new float[hops];
    for (int h = 0; h < hops; h++) {
      double position = (firstEnd + h * step) / recording.hopSamples() - 1;
      int before = (int) Math.floor(position);
      double from = at.applyAsDouble(before);
      curve[h] = (float) (from + (position - before) * (at.applyAsDouble(before + 1) - from));
    }
    return curve;
  }

  /** Frequency over and phase at the start of a stretch of the recording. */
  private void readOver(double begin, double end, FeatureTrackBuilder into, int hop) {
    double cycles = 0;
    double voiced = 0;
    for (int h = hopOf(begin); h * (double) recording.hopSamples() < end; h++) {
      double hz = hzAt(h);
      double from = Math.max(begin, h * (double) recording.hopSamples());
      double to = Math.min(end, (h + 1) * (double) recording.hopSamples());
      if (hz > 0) {
        cycles += hz * (to - from);
        voiced += to - from;
      }
    }
    into.pitch(hop, voiced > 0 ? (float) (ratio * cycles / voiced) : 0, phaseAt(begin));
  }

  /** What is measured at a moment, between two hop ends of the recording. */
  private void readAt(double sample, FeatureTrackBuilder into, int hop) {
    double position = sample / recording.hopSamples() - 1;
    int before = (int) Math.floor(position);
    float share = (float) (position - before);
    into.voicing(hop, mix(voicingAt(before), voicingAt(before + 1), share));
    float recorded = mix(loudnessAt(before), loudnessAt(before + 1), share);
    float moved = recorded > Loudness.FLOOR_DB ? recorded + gainDb : recorded;
    into.loudnessDb(hop, Math.max(Loudness.FLOOR_DB, moved));
    into.onsetSeconds(hop, (float) (onsetAt(before, share) / ratio));
  }

  /**
   * Phase in cycles of samples at the reader's rate, from a sample of the recording [count]. It
   * follows the recording's own hops, which begin anywhere within those that are read.
   */
  float[] phase(double firstSample, int count) {
    float[] out = new float[count];
    int done = 0;
    while (done < count) {
      double at = firstSample + done * ratio;
      int hop = hopOf(at);
      double left = ((hop + 1) * (double) recording.hopSamples() - at) / ratio;
      int end = Math.min(count, done + Math.max(1, (int) Math.ceil(left - 1e-9)));
      double phase = phaseAt(at);
      double step = ratio * hzAt(hop) / recording.sampleRateHz();
      for (int i = done; i < end; i++) {
        out[i] = (float) (phase - (int) phase);
        phase += step;
      }
      done = end;
    }
    return out;
  }

  private RecordingFeatures curves() {
    return recording.curves();
  }

  private double phaseAt(double sample) {
    int hop = hopOf(sample);
    if (!within(hop)) {
      return 0;
    }
    double since = sample - hop * (double) recording.hopSamples();
    double phase = curves().phaseCycles(hop) + since * hzAt(hop) / recording.sampleRateHz();
    return phase - Math.floor(phase);
  }

  /** Time runs on from one hop end to the next, unless a note begins between. */
  private double onsetAt(int before, float share) {
    double hopSeconds = recording.hopSamples() / (double) recording.sampleRateHz();
    double running = clockAt(before) + share * hopSeconds;
    double next = clockAt(before + 1) - (1 - share) * hopSeconds;
    boolean began = next >= 0 && next < running - 2 * hopSeconds;
    return began ? next : Math.min(running, OnsetClock.LONGEST_SECONDS);
  }

  private double clockAt(int hop) {
    if (hop < 0) {
      return OnsetClock.LONGEST_SECONDS;
    }
    int last = curves().hops() - 1;
    double beyond =
        Math.max(0, hop - last) * recording.hopSamples() / (double) recording.sampleRateHz();
    return curves().onsetSeconds(Math.min(hop, last)) + beyond;
  }

  private int hopOf(double sample) {
    return (int) Math.floor(sample / recording.hopSamples());
  }

  private boolean within(int hop) {
    return hop >= 0 && hop < curves().hops();
  }

  private double hzAt(int hop) {
    return within(hop) ? curves().f0Hz(hop) : 0;
  }

  private float voicingAt(int hop) {
    return within(hop) ? curves().voicing(hop) : 0;
  }

  private float loudnessAt(int hop) {
    return within(hop) ? curves().loudnessDb(hop) : Loudness.FLOOR_DB;
  }

  private static float mix(float from, float to, float share) {
    return from + share * (to - from);
  }
}
