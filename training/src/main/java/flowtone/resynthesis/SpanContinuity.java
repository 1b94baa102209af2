package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.OnsetClock;

/**
 * Completes what a span cannot know of itself when it is measured alone: when the note began that
 * it begins within, and the phase that a silence at its beginning holds. Spans are to be given in
 * order. Not thread-safe.
 */
final class SpanContinuity {
  /** A note that seems to begin so near to the edge may have begun before it. */
  private static final int EDGE_HOPS = 3;

  private float onsetSeconds = OnsetClock.LONGEST_SECONDS;
  private double phaseCycles;
  private boolean first = true;

  /**
   * A measured span as it is in the whole.
   *
   * @param measured with hops before and after those that count
   * @param from first hop to be completed; those before stay as they are
   * @param next the hop that the span after this one will begin with
   */
  FeatureTrack continued(FeatureTrack measured, int from, int next) {
    float[] onset = measured.onsetSeconds();
    double[] phase = measured.phaseCycles();
    boolean pitched = first || hasPitch(measured, from);
    float lastOnset = onsetSeconds;
    double lastPhase = phaseCycles;
    for (int hop = from; hop < onset.length; hop++) {
      if (hop == next) {
        onsetSeconds = lastOnset;
        phaseCycles = lastPhase;
      }
      boolean unknown = !first && onset[hop] > (hop - EDGE_HOPS) * measured.hopSeconds();
      onset[hop] = unknown ? after(lastOnset, measured) : onset[hop];
      pitched |= measured.f0Hz(hop) > 0;
      phase[hop] = pitched ? phase[hop] : lastPhase;
      lastOnset = onset[hop];
      lastPhase = (phase[hop] + measured.f0Hz(hop) * measured.hopSeconds()) % 1;
    }
    first = false;
    return with(measured, onset, phase);
  }

  private static boolean hasPitch(FeatureTrack track, int hops) {
    for (int hop = 0; hop < hops; hop++) {
      if (track.f0Hz(hop) > 0) {
        return true;
      }
    }
    return false;
  }

  private static float after(float seconds, FeatureTrack track) {
    return (float) Math.min(OnsetClock.LONGEST_SECONDS, seconds + track.hopSeconds());
  }

  private static FeatureTrack with(FeatureTrack track, float[] onset, double[] phase) {
    FeatureTrackBuilder completed =
        new FeatureTrackBuilder(track.sampleRateHz(), track.hopSamples(), track.hops());
    track.features().forEach(feature -> completed.further(feature, track.further(feature)));
    return completed
        .f0Hz(track.f0Hz())
        .voicing(track.voicing())
        .loudnessDb(track.loudnessDb())
        .onsetSeconds(onset)
        .phaseCycles(phase)
        .labelWeights(track.labelWeights())
        .logMel(track.logMel())
        .build();
  }
}
