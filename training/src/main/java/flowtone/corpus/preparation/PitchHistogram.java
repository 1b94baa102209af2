package flowtone.corpus.preparation;

import flowtone.corpus.RecordingFeatures;
import java.util.Arrays;

/** How long each pitch was held in some recordings. Not thread-safe. */
public final class PitchHistogram {
  public static final int SEMITONES = 128;

  private static final int CENTS = 100;
  private static final float SOUNDING_DB = 25;
  private static final float HELD_VOICING = 0.9f;

  private final long[] hopsAtCent = new long[SEMITONES * CENTS];

  /** Counts the pitch of a recording wherever it is voiced and not much softer than its sustain. */
  public void add(RecordingFeatures curves, NoteShape shape) {
    float leastDb = shape.sustainDb() - SOUNDING_DB;
    for (int h = 0; h < curves.hops(); h++) {
      boolean held = curves.voicing(h) >= HELD_VOICING && curves.loudnessDb(h) >= leastDb;
      if (held && curves.f0Hz(h) > 0) {
        long cent = Math.round(CENTS * midi(curves.f0Hz(h)));
        hopsAtCent[(int) Math.max(0, Math.min(hopsAtCent.length - 1, cent))]++;
      }
    }
  }

  static double midi(double hz) {
    return 69 + 12 * Math.log(hz / 440) / Math.log(2);
  }

  /** Hops counted. */
  public long hops() {
    return Arrays.stream(hopsAtCent).sum();
  }

  /**
   * The pitch below which a share of the hops is, as a fractional MIDI note; 0 if there is none.
   */
  public double quantile(double share) {
    double sought = share * hops();
    long passed = 0;
    for (int cent = 0; cent < hopsAtCent.length; cent++) {
      passed += hopsAtCent[cent];
      if (passed > 0 && passed >= sought) {
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
