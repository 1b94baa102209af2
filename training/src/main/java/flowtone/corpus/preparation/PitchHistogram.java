package flowtone.corpus.preparation;

import flowtone.corpus.RecordingFeatures;
import java.util.Arrays;

/** Histogram of the pitch of recordings over hops, by cents. Not thread-safe. */
public final class PitchHistogram {
  /** MIDI notes. */
  public static final int SEMITONES = PitchCounts.SEMITONES;

  private final long[] hopsAtCent = new long[SEMITONES * PitchCounts.CENTS];

  /** Counts the hops of a recording that are voiced and not much softer than its sustain. */
  public void add(RecordingFeatures features, NoteShape shape) {
    add(PitchCounts.of(features, shape));
  }

  /** Adds what was counted. */
  public void add(PitchCounts counts) {
    for (int i = 0; i < counts.cents().length; i++) {
      hopsAtCent[counts.cents()[i]] += counts.hops()[i];
    }
  }

  /** Hops counted. */
  public long hops() {
    return Arrays.stream(hopsAtCent).sum();
  }

  /** The quantile of the pitch as a fractional MIDI note number; 0 if no hop was counted. */
  public double quantile(double share) {
    double target = share * hops();
    long cumulated = 0;
    for (int cent = 0; cent < hopsAtCent.length; cent++) {
      cumulated += hopsAtCent[cent];
      if (cumulated > 0 && cumulated >= target) {
        return cent / (double) PitchCounts.CENTS;
      }
    }
    return 0;
  }

  /** Share of the hops nearest each MIDI note [{@value #SEMITONES}]. */
  public double[] shares() {
    double[] shares = new double[SEMITONES];
    long hops = Math.max(1, hops());
    for (int cent = 0; cent < hopsAtCent.length; cent++) {
      int note = Math.min(SEMITONES - 1, (cent + PitchCounts.CENTS / 2) / PitchCounts.CENTS);
      shares[note] += hopsAtCent[cent] / (double) hops;
    }
    return shares;
  }
}
