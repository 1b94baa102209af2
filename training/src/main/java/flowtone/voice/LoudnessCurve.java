package flowtone.voice;

import flowtone.audio.Loudness;

/**
 * Loudness of played notes over time, shaped as the meter shows recordings: a note out of silence
 * is some way up at its first reading and rises ever more slowly to the level of its velocity,
 * follows the label's decay, and is released to silence in a straight line of decibels. Not
 * thread-safe.
 */
final class LoudnessCurve {
  /** The steepest change in a hop within a recording of a sustained instrument. */
  private static final double MAX_RISE_DB = 6;

  private static final double MAX_FALL_DB = 5;

  /** Where the rise begins below the note's level: recordings of notes begin no lower. */
  private static final double ATTACK_DEPTH_DB = 24;

  /** A note struck while another sounds starts this far below its level, a slurred one nearer. */
  private static final double STRUCK_DIP_DB = 12;

  private static final double SLURRED_DIP_DB = 3;

  /** A held note falls no further below the label's soft notes: the voice knows no such sound. */
  private static final double BELOW_SOFT_DB = 6;

  private static final double RELEASE_DROP_DB = 40;
  private static final double SHORTEST_SECONDS = 0.02;

  private final LabelCurve labels;
  private final double hopSeconds;
  private double velocity;
  private double levelDb = Loudness.FLOOR_DB;
  private double fromDb;
  private double seconds;
  private boolean held;

  LoudnessCurve(LabelCurve labels, double hopSeconds) {
    this.labels = labels;
    this.hopSeconds = hopSeconds;
  }

  void begin(double noteVelocity, boolean slurred) {
    velocity = noteVelocity;
    double dipDb = slurred ? SLURRED_DIP_DB : STRUCK_DIP_DB;
    double footDb = Math.max(Loudness.FLOOR_DB, strikeDb() - ATTACK_DEPTH_DB);
    levelDb = Math.max(footDb, levelDb);
    fromDb = Math.min(levelDb, strikeDb() - dipDb);
    seconds = 0;
    held = true;
  }

  void release() {
    held = false;
  }

  boolean silent() {
    return !held && levelDb <= Loudness.FLOOR_DB;
  }

  /** Level at the end of the next hop in dB. */
  double nextDb() {
    seconds += hopSeconds;
    double goalDb = held ? heldDb() : levelDb - RELEASE_DROP_DB * hopSeconds / releaseSeconds();
    double stepDb = Math.max(-MAX_FALL_DB, Math.min(MAX_RISE_DB, goalDb - levelDb));
    levelDb = Math.max(Loudness.FLOOR_DB, levelDb + stepDb);
    return levelDb;
  }

  private double heldDb() {
    double attackSeconds = Math.max(SHORTEST_SECONDS, labels.mean(Manifest.Label::attackSeconds));
    double sustainDb = sustainDb(seconds - attackSeconds);
    double toGo = Math.max(0, 1 - seconds / attackSeconds);
    return sustainDb + (fromDb - sustainDb) * toGo * toGo;
  }

  private double sustainDb(double sinceAttackSeconds) {
    double slope = Math.min(0, labels.mean(Manifest.Label::decayDbPerSecond));
    double decayedDb = strikeDb() + slope * Math.max(0, sinceAttackSeconds);
    return Math.max(decayedDb, labels.mean(Manifest.Label::softDb) - BELOW_SOFT_DB);
  }

  private double strikeDb() {
    double softDb = labels.mean(Manifest.Label::softDb);
    return softDb + (labels.mean(Manifest.Label::loudDb) - softDb) * velocity;
  }

  private double releaseSeconds() {
    return Math.max(SHORTEST_SECONDS, labels.mean(Manifest.Label::releaseSeconds));
  }
}
