package flowtone.corpus.preparation;

import flowtone.audio.NoteName;
import flowtone.corpus.RecordingFeatures;
import java.util.Arrays;

/** Histogram of the pitch of recordings over hops, by cents. Not thread-safe. */
public final class PitchHistogram {
  /** MIDI notes. */
  public static final int SEMITONES = 128;

  private static final int CENTS = 100;
  private static final float SUSTAIN_DB = 25;
  private static final float MIN_VOICING = 0.9f;

  private final long[] hopsAtCent = new long[SEMITONES * CENTS];

  /** Counts the hops of a recording that are voiced and not much softer than its sustain. */
  public void add(RecordingFeatures features, NoteShape shape) {
    float thresholdDb = shape.sustainDb() - SUSTAIN_DB;
    for (int h = 0; h < features.hops(); h++) {
      boolean counted = features.voicing(h) >= MIN_VOICING && features.loudnessDb(h) >= thresholdDb;
      if (counted && features.f0Hz(h) > 0) {
        long cent = Math.round(CENTS * NoteName.midiOfHertz(features.f0Hz(h)));
        hopsAtCent[(int) Math.max(0, Math.min(hopsAtCent.length - 1, cent))]++;
      }
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
        return cent / (double) CENTS;
      }
    }
    return 0;
  }

  /** Share of the hops nearest each MIDI note [{@value #SEMITONES}]. */
  public double[] shares() {
    double[] shares = new double[SEMITONES];
    long hops = Math.max(1, hops());
    for (int cent = 0; cent < hopsAtCent.length; cent++) {
      int note = Math.min(SEMITONES - 1, (cent + CENTS / 2) / CENTS);
      shares[note] += hopsAtCent[cent] / (double) hops;
    }
    return shares;
  }
}
