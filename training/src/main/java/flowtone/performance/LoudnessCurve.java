package flowtone.performance;

import flowtone.audio.Loudness;
import flowtone.control.Label;

/**
 * Loudness of played notes over time, as the meter shows recordings. Its window feels a note come
 * before it sounds: from {@value #ATTACK_DEPTH_DB} dB below, readings rise ever more slowly for the
 * length of the window; an instrument that speaks slowly swells on. A held note follows the label's
 * decay; a released one falls ever faster to silence. Not thread-safe.
 */
final class LoudnessCurve {
  /** First reading of a note out of silence, below its level. */
  private static final double ATTACK_DEPTH_DB = 30;

  /** A note struck while another sounds starts this far below its level, a slurred one nearer. */
  private static final double STRUCK_DIP_DB = 12;

  private static final double SLURRED_DIP_DB = 3;

  /** How readings fill up within the meter's window. */
  private static final double METER_BEND = 2.5;

  /** The meter sees an attack as short as this one as it sees none; from the other on, a swell. */
  private static final double NO_SWELL_SECONDS = 0.04;

  private static final double SWELL_SECONDS = 0.09;

  /** Depth of a swell, and its whole length: over the attack, and beyond. */
  private static final double SWELL_DEPTH_DB = 7;

  private static final double SWELL_LENGTH = 1.75;

  private static final double SWELL_BEYOND_SECONDS = 0.03;

  /** The steepest fall in a hop while a note is held: a dip, never a hole. */
  private static final double MAX_FALL_DB = 5;

  /**
   * A held note of a label that goes on sounding falls no further below its soft notes: the voice
   * knows no such sound. One that dies away was recorded dying.
   */
  private static final double BELOW_SOFT_DB = 6;

  /** Recordings that were cut at the end of a note have no release to go by; this has no click. */
  private static final double SHORTEST_RELEASE_SECONDS = 0.08;

  private static final double RELEASE_DROP_DB = 40;

  /** A release is counted from where it has fallen by so much; share of the fall that takes. */
  private static final double RELEASE_BEGIN_DB = 3;

  private static final double BEFORE_RELEASE = Math.sqrt(RELEASE_BEGIN_DB / RELEASE_DROP_DB);

  private final LabelCurve labels;
  private final double hopSeconds;
  private final double meterSeconds;
  private double midi;
  private double velocity;
  private double levelDb = Loudness.FLOOR_DB;
  private double depthDb;
  private double releasedDb = Loudness.FLOOR_DB;
  private double seconds;
  private boolean held;

  /**
   * @param meterSeconds the window that {@link Loudness} of features is measured in
   */
  LoudnessCurve(LabelCurve labels, double hopSeconds, double meterSeconds) {
    this.labels = labels;
    this.hopSeconds = hopSeconds;
    this.meterSeconds = meterSeconds;
  }

  void begin(HeldNotes.Key key, boolean slurred) {
    midi = key.midi();
    velocity = key.velocity();
    double dipDb = slurred ? SLURRED_DIP_DB : STRUCK_DIP_DB;
    depthDb = Math.max(dipDb, Math.min(ATTACK_DEPTH_DB, strikeDb() - levelDb));
    levelDb = Math.max(levelDb, strikeDb() - depthDb);
    seconds = 0;
    held = true;
  }

  void release() {
    if (held) {
      held = false;
      releasedDb = levelDb;
      seconds = hopSeconds;
    }
  }

  /** Whether a note has begun and not been released. */
  boolean held() {
    return held;
  }

  boolean silent() {
    return !held && levelDb <= Loudness.FLOOR_DB;
  }

  /** Level at the end of the next hop in dB. */
  double nextDb() {
    double goalDb = held ? Math.max(heldDb(), levelDb - MAX_FALL_DB) : fallingDb();
    levelDb = Math.max(Loudness.FLOOR_DB, goalDb);
    seconds += hopSeconds;
    return levelDb;
  }

  private double heldDb() {
    double slope = labels.mean(label -> label.decayDbPerSecond(midi));
    double decayedDb = strikeDb() + slope * Math.max(0, seconds - meterSeconds);
    double lowestDb = labels.mean(LoudnessCurve::lowestHeldDb);
    double toFill = Math.max(0, 1 - seconds / meterSeconds);
    double rising = Math.pow(toFill, METER_BEND) + swellDb() / ATTACK_DEPTH_DB;
    return Math.max(decayedDb, lowestDb) - depthDb * rising;
  }

  private static double lowestHeldDb(Label label) {
    return label.decays() ? Loudness.FLOOR_DB : label.softDb() - BELOW_SOFT_DB;
  }

  private double swellDb() {
    double attack = labels.mean(Label::attackSeconds);
    double slowness = (attack - NO_SWELL_SECONDS) / (SWELL_SECONDS - NO_SWELL_SECONDS);
    double wholeSeconds = SWELL_LENGTH * attack + SWELL_BEYOND_SECONDS;
    double depth = SWELL_DEPTH_DB * Math.max(0, Math.min(1, slowness));
    return depth * Math.max(0, 1 - seconds / wholeSeconds);
  }

  private double fallingDb() {
    double releaseSeconds = Math.max(SHORTEST_RELEASE_SECONDS, labels.mean(Label::releaseSeconds));
    double share = seconds * (1 - BEFORE_RELEASE) / releaseSeconds;
    return releasedDb - RELEASE_DROP_DB * share * share;
  }

  private double strikeDb() {
    double softDb = labels.mean(Label::softDb);
    return softDb + (labels.mean(Label::loudDb) - softDb) * velocity;
  }
}
