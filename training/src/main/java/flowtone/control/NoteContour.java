package flowtone.control;

import flowtone.audio.NotePitch;
import flowtone.audio.PitchContour;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The pitch of a recording of one note, whose name is known: as it is heard where that agrees with
 * the name; else the pitch near the name, if there is one, for as long as the note is audible.
 *
 * @param sampleRateHz of the recording
 * @param noteHz pitch by its name
 */
public record NoteContour(int sampleRateHz, double noteHz) {
  private static final double FURTHEST_CENTS = 80;

  /** A note is audible down to this depth below its loudest moment. */
  private static final float AUDIBLE_DB = 45;

  /** What must be heard of an audible note to be believed. */
  private static final double LEAST_SHARE = 0.5;

  /**
   * The pitch of the note.
   *
   * @param heard by a tracker
   * @param loudnessDb in as many hops
   */
  PitchContour of(PitchContour heard, float[] samples, float[] loudnessDb) {
    boolean[] audible = audible(loudnessDb);
    if (isHeard(heard, audible)) {
      return heard;
    }
    OptionalDouble hertz = new NotePitch(sampleRateHz).near(noteHz, samples);
    return hertz.isEmpty() ? heard : held(audible, (float) hertz.getAsDouble());
  }

  /**
   * Whether a tracker hears the note where it is audible, at the pitch that its name tells.
   *
   * @param heard by the tracker
   * @param loudnessDb in as many hops
   */
  public boolean isHeard(PitchContour heard, float[] loudnessDb) {
    return isHeard(heard, audible(loudnessDb));
  }

  private boolean isHeard(PitchContour heard, boolean[] audible) {
    int heardHops = 0;
    int audibleHops = 0;
    for (int h = 0; h < audible.length; h++) {
      audibleHops += audible[h] ? 1 : 0;
      heardHops += audible[h] && heard.hz()[h] > 0 ? 1 : 0;
    }
    float median = heard.medianHz();
    return median > 0
        && Math.abs(PitchContour.cents(noteHz, median)) <= FURTHEST_CENTS
        && heardHops >= LEAST_SHARE * audibleHops;
  }

  private static PitchContour held(boolean[] audible, float hertz) {
    PitchContour held = PitchContour.ofHops(audible.length);
    for (int h = 0; h < audible.length; h++) {
      held.hz()[h] = audible[h] ? hertz : 0;
      held.clarity()[h] = audible[h] ? 1 : 0;
    }
    return held;
  }

  /** From the first to the last audible hop, so that a beat in a decay is no gap. */
  private static boolean[] audible(float[] loudnessDb) {
    float loudest = FeatureExtractor.PITCHED_DB;
    for (float db : loudnessDb) {
      loudest = Math.max(loudest, db);
    }
    float threshold = Math.max(FeatureExtractor.PITCHED_DB, loudest - AUDIBLE_DB);
    int from = 0;
    while (from < loudnessDb.length && loudnessDb[from] < threshold) {
      from++;
    }
    int to = loudnessDb.length;
    while (to > from && loudnessDb[to - 1] < threshold) {
      to--;
    }
    boolean[] audible = new boolean[loudnessDb.length];
    Arrays.fill(audible, from, to, true);
    return audible;
  }
}
