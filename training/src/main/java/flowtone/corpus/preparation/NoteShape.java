package flowtone.corpus.preparation;

import flowtone.audio.Loudness;
import flowtone.control.Label;
import flowtone.corpus.RecordingFeatures;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The course of loudness over a recording taken as one note.
 *
 * @param sustainDb median loudness while it is held
 * @param sustainSeconds how long it is held
 * @param attackSeconds from first being heard to the sustain
 * @param releaseSeconds from the end of the sustain to 40 dB below
 * @param decayDbPerSecond slope of loudness through the sustain; of a note that dies away, down to
 *     30 dB below its loudest
 */
public record NoteShape(
    float sustainDb,
    float sustainSeconds,
    float attackSeconds,
    float releaseSeconds,
    float decayDbPerSecond) {
  private static final float HELD_DB = 15;
  private static final float NEAR_DB = 3;
  private static final float HEARD_DB = 40;
  private static final float DECAYED_DB = 30;

  public static NoteShape of(RecordingFeatures curves, double hopSeconds) {
    float[] db = new float[curves.hops()];
    for (int h = 0; h < db.length; h++) {
      db[h] = curves.loudnessDb(h);
    }
    return of(db, hopSeconds);
  }

  /**
   * The shape of a note.
   *
   * @param db loudness [hops], at least one
   */
  public static NoteShape of(float[] db, double hopSeconds) {
    float sustainDb = sustain(db);
    int begin = first(db, sustainDb - NEAR_DB);
    int end = last(db, sustainDb - NEAR_DB);
    float quiet = Math.max(sustainDb - HEARD_DB, Loudness.FLOOR_DB + 1);
    int heard = first(db, quiet);
    int gone = last(db, quiet);
    return new NoteShape(
        sustainDb,
        (float) ((end - begin + 1) * hopSeconds),
        (float) ((begin - heard) * hopSeconds),
        (float) ((gone - end) * hopSeconds),
        decay(db, begin, end, (float) hopSeconds));
  }

  /** From where it is first heard to where it is last. */
  public float heardSeconds() {
    return attackSeconds + sustainSeconds + releaseSeconds;
  }

  private static float sustain(float[] db) {
    float[] sorted = db.clone();
    Arrays.sort(sorted);
    float loudest = sorted[sorted.length - 1];
    int held = 0;
    while (sorted[held] < loudest - HELD_DB) {
      held++;
    }
    return sorted[(held + sorted.length) / 2];
  }

  private static int first(float[] db, float least) {
    int hop = 0;
    while (hop < db.length - 1 && db[hop] < least) {
      hop++;
    }
    return hop;
  }

  private static int last(float[] db, float least) {
    int hop = db.length - 1;
    while (hop > 0 && db[hop] < least) {
      hop--;
    }
    return hop;
  }

  private static float decay(float[] db, int begin, int end, float hopSeconds) {
    float held = slope(db, begin, end) / hopSeconds;
    if (!Label.decays(held)) {
      return held;
    }
    int loudest = loudest(db);
    int decayed = loudest;
    while (decayed < db.length - 1 && db[decayed] > db[loudest] - DECAYED_DB) {
      decayed++;
    }
    return slope(db, loudest, decayed) / hopSeconds;
  }

  private static int loudest(float[] db) {
    return IntStream.range(0, db.length).reduce(0, (a, b) -> db[b] > db[a] ? b : a);
  }

  /** Least-squares slope in dB per hop. */
  private static float slope(float[] db, int begin, int end) {
    double middle = (begin + end) / 2.0;
    double covariance = 0;
    double variance = 1e-9;
    for (int h = begin; h <= end; h++) {
      covariance += (h - middle) * db[h];
      variance += (h - middle) * (h - middle);
    }
    return (float) (covariance / variance);
  }
}
