package flowtone.control;

import flowtone.audio.Loudness;
import flowtone.audio.PitchContour;

/**
 * Tells how long ago the sounding note began. A note begins where loudness rises out of silence or
 * by {@value #JUMP_DB} dB within {@value #JUMP_HOPS} hops, or where a held pitch changes to
 * another.
 */
public final class OnsetClock {
  /** The largest time told, also before the first note. */
  public static final float LONGEST_SECONDS = 60;

  private static final float SILENCE_DB = -65;
  private static final int RISE_HOPS = 15;
  private static final float JUMP_DB = 9;
  private static final float FOOT_DB = 2;
  private static final int JUMP_HOPS = 6;
  private static final float AUDIBLE_DB = -55;
  private static final int HELD_HOPS = 10;
  private static final double NEW_PITCH_CENTS = 80;
  private static final double STEADY_CENTS = 40;

  private OnsetClock() {}

  /**
   * Seconds since the note began at the end of each hop.
   *
   * @param loudnessDb in short windows [hops]
   * @param hz pitch, 0 where none [hops]
   * @param hopSeconds length of a hop
   */
  public static float[] seconds(float[] loudnessDb, float[] hz, float hopSeconds) {
    float[] seconds = new float[loudnessDb.length];
    float clock = LONGEST_SECONDS;
    int lastStart = -HELD_HOPS;
    for (int h = 0; h < seconds.length; h++) {
      clock = Math.min(LONGEST_SECONDS, clock + hopSeconds);
      boolean rested = h - lastStart >= HELD_HOPS;
      if (rested && begins(loudnessDb, hz, h)) {
        clock = hopSeconds / 2;
        lastStart = h;
      }
      seconds[h] = clock;
    }
    return seconds;
  }

  private static boolean begins(float[] loudnessDb, float[] hz, int hop) {
    return leavesSilence(loudnessDb, hop) || jumps(loudnessDb, hop) || changesPitch(hz, hop);
  }

  /** A rise that comes to nothing is the murmur of the room. */
  private static boolean leavesSilence(float[] db, int hop) {
    boolean rises = db[hop] >= SILENCE_DB && before(db, hop) < SILENCE_DB;
    return rises && highest(db, hop, RISE_HOPS) >= AUDIBLE_DB;
  }

  /** Is this the foot of a jump: still near the low level, and the high one is close ahead? */
  private static boolean jumps(float[] db, int hop) {
    float before = before(db, hop);
    float highest = highest(db, hop, JUMP_HOPS);
    return db[hop] >= before + FOOT_DB && highest >= AUDIBLE_DB && highest - before >= JUMP_DB;
  }

  private static float before(float[] db, int hop) {
    return hop == 0 ? Loudness.FLOOR_DB : db[hop - 1];
  }

  private static float highest(float[] db, int from, int hops) {
    float highest = db[from];
    for (int h = from; h < Math.min(db.length, from + hops); h++) {
      highest = Math.max(highest, db[h]);
    }
    return highest;
  }

  private static boolean changesPitch(float[] hz, int hop) {
    int before = hop - HELD_HOPS - 1;
    int after = hop + 1;
    if (before < 0 || after + HELD_HOPS > hz.length) {
      return false;
    }
    return steady(hz, before)
        && steady(hz, after)
        && Math.abs(PitchContour.cents(hz[hop - 2], hz[after])) > NEW_PITCH_CENTS;
  }

  private static boolean steady(float[] hz, int from) {
    float low = Float.MAX_VALUE;
    float high = 0;
    for (int h = from; h < from + HELD_HOPS; h++) {
      low = Math.min(low, hz[h]);
      high = Math.max(high, hz[h]);
    }
    return low > 0 && PitchContour.cents(low, high) < STEADY_CENTS;
  }
}
