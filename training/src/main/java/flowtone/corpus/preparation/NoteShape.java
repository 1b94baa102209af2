package flowtone.corpus.preparation;

import flowtone.audio.Loudness;
import flowtone.control.Label;
import flowtone.corpus.RecordingFeatures;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The loudness envelope of a recording of one note: attack, sustain and release.
 *
 * @param sustainDb median loudness of the sustain, dB
 * @param sustainSeconds length of the sustain
 * @param attackSeconds from the onset, 40 dB below the sustain, to the sustain
 * @param releaseSeconds from the end of the sustain to 40 dB below it
 * @param decayDbPerSecond slope of loudness over the sustain; of a note that decays, from its
 *     maximum to 30 dB below it
 */
public record NoteShape(
    float sustainDb,
    float sustainSeconds,
    float attackSeconds,
    float releaseSeconds,
    float decayDbPerSecond)
    implements Serializable {
  private static final float SUSTAIN_DB = 15;
  private static final float NEAR_DB = 3;
  private static final float AUDIBLE_DB = 40;
  private static final float DECAYED_DB = 30;

  /** From the onset to the end of the sustain, where a note that does not decay is let go. */
  public float heldSeconds() {
    return attackSeconds + sustainSeconds;
  }

  /** The envelope of a recording. */
  public static NoteShape of(RecordingFeatures features, double hopSeconds) {
    float[] db = new float[features.hops()];
    for (int h = 0; h < db.length; h++) {
      db[h] = features.loudnessDb(h);
    }
    return of(db, hopSeconds);
  }

  /**
   * The envelope of a note.
   *
   * @param db loudness [hops], at least one
   */
  public static NoteShape of(float[] db, double hopSeconds) {
    float sustainDb = sustain(db);
    int begin = first(db, sustainDb - NEAR_DB);
    int end = last(db, sustainDb - NEAR_DB);
    float quiet = Math.max(sustainDb - AUDIBLE_DB, Loudness.FLOOR_DB + 1);
    int onset = first(db, quiet);
    int offset = last(db, quiet);
    return new NoteShape(
        sustainDb,
        (float) ((end - begin + 1) * hopSeconds),
        (float) ((begin - onset) * hopSeconds),
        (float) ((offset - end) * hopSeconds),
        decay(db, begin, end, (float) hopSeconds));
  }

  /** Length from the onset to the end of the release. */
  public float audibleSeconds() {
    return attackSeconds + sustainSeconds + releaseSeconds;
  }

  private static float sustain(float[] db) {
    float[] sorted = db.clone();
    Arrays.sort(sorted);
    float loudest = sorted[sorted.length - 1];
    int held = 0;
    while (sorted[held] < loudest - SUSTAIN_DB) {
      held++;
    }
    return sorted[(held + sorted.length) / 2];
  }

  private static int first(float[] db, float threshold) {
    int hop = 0;
    while (hop < db.length - 1 && db[hop] < threshold) {
      hop++;
    }
    return hop;
  }

  private static int last(float[] db, float threshold) {
    int hop = db.length - 1;
    while (hop > 0 && db[hop] < threshold) {
      hop--;
    }
    return hop;
  }

  private static float decay(float[] db, int begin, int end, float hopSeconds) {
    float sustained = slope(db, begin, end) / hopSeconds;
    if (!Label.decays(sustained)) {
      return sustained;
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

  /** Least-squares slope, dB per hop. */
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
