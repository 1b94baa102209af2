package flowtone.performance;

import flowtone.audio.Loudness;
import flowtone.control.Label;

/**
 * Loudness of played notes over time, as {@link Loudness} would measure it in a recording. The
 * window of the measurement reaches ahead of an onset, so that the attack starts at {@value
 * #ATTACK_DEPTH_DB} dB below the level and rises ever more slowly for the length of the window; the
 * crescendo of an instrument with a slow attack continues after it. A held note follows the label's
 * decay; a released one falls quadratically to silence. Not thread-safe.
 */
final class LoudnessCurve {
  /** Depth below its level at which the attack of a note after silence starts. */
  private static final double ATTACK_DEPTH_DB = 30;

  /** Depth of the dip at the onset of a detached and of a slurred note while another sounds. */
  private static final double DETACHED_DIP_DB = 12;

  private static final double SLURRED_DIP_DB = 3;

  /** Exponent of the rise within the window of the measurement. */
  private static final double WINDOW_EXPONENT = 2.5;

  /** Attacks up to the first length have no crescendo; from the second on, a full one. */
  private static final double NO_CRESCENDO_SECONDS = 0.04;

  private static final double CRESCENDO_SECONDS = 0.09;

  /**
   * Depth of the crescendo of a slow attack, and its length: a multiple of the attack, and more.
   */
  private static final double CRESCENDO_DEPTH_DB = 7;

  private static final double CRESCENDO_LENGTH = 1.75;

  private static final double CRESCENDO_BEYOND_SECONDS = 0.03;

  /** The steepest fall per hop while a note is held, so that a new onset leaves no gap. */
  private static final double MAX_FALL_DB = 5;

  /**
   * A held note of a label that does not decay stays above this depth below its soft notes, as
   * there was no softer sustain in training.
   */
  private static final double BELOW_SOFT_DB = 6;

  /** For labels whose recordings were cut at the end of notes; long enough to avoid a click. */
  private static final double MIN_RELEASE_SECONDS = 0.08;

  private static final double RELEASE_DROP_DB = 40;

  /** Releases are measured from this depth on; share of the whole release before it. */
  private static final double RELEASE_BEGIN_DB = 3;

  private static final double BEFORE_RELEASE = Math.sqrt(RELEASE_BEGIN_DB / RELEASE_DROP_DB);

  private final LabelCurve labels;
  private final double hopSeconds;
  private final double windowSeconds;
  private double midi;
  private double velocity;
  private double levelDb = Loudness.FLOOR_DB;
  private double depthDb;
  private double releasedDb = Loudness.FLOOR_DB;
  private double seconds;
  private boolean held;
  private double dynamicsDb;
  private double playedDynamicsDb;

  /**
   * @param windowSeconds length of the window that the {@link Loudness} of features is measured in
   */
  LoudnessCurve(LabelCurve labels, double hopSeconds, double windowSeconds) {
    this.labels = labels;
    this.hopSeconds = hopSeconds;
    this.windowSeconds = windowSeconds;
  }

  /** Starts a note. */
  void begin(HeldNotes.Key key, boolean slurred) {
    midi = key.midi();
    velocity = key.velocity();
    playDynamics();
    double dipDb = slurred ? SLURRED_DIP_DB : DETACHED_DIP_DB;
    depthDb = Math.max(dipDb, Math.min(ATTACK_DEPTH_DB, noteDb() - levelDb));
    levelDb = Math.max(levelDb, noteDb() - depthDb);
    seconds = 0;
    held = true;
  }

  /** Of the last note that began, 0..1. */
  double velocity() {
    return velocity;
  }

  /** Sets how much louder than its velocity a note is asked to be, negative for softer. */
  void dynamics(double decibels) {
    dynamicsDb = decibels;
    if (held && !decays()) {
      playDynamics();
    }
  }

  /** What of the dynamics lies beyond soft and loud notes, or comes when the note is struck. */
  double missingDynamicsDb() {
    return dynamicsDb - playedDynamicsDb;
  }

  private void playDynamics() {
    double softDb = labels.mean(Label::softDb);
    double loudDb = Math.max(softDb, labels.mean(Label::loudDb));
    double askedDb = Math.max(softDb, Math.min(loudDb, velocityDb() + dynamicsDb));
    playedDynamicsDb = dynamicsDb == 0 ? 0 : askedDb - velocityDb();
  }

  /** What is struck or plucked cannot be played louder afterwards. */
  private boolean decays() {
    return labels.mean(label -> label.decays() ? 1 : 0) > 0.5;
  }

  /** Starts the release of the note. */
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

  /** Whether the last release has ended. */
  boolean silent() {
    return !held && levelDb <= Loudness.FLOOR_DB;
  }

  /** Loudness at the end of the next hop, dB. */
  double nextDb() {
    double targetDb = held ? Math.max(heldDb(), levelDb - MAX_FALL_DB) : releaseDb();
    levelDb = Math.max(Loudness.FLOOR_DB, targetDb);
    seconds += hopSeconds;
    return levelDb;
  }

  private double heldDb() {
    double slope = labels.mean(label -> label.decayDbPerSecond(midi));
    double decayedDb = noteDb() + slope * Math.max(0, seconds - windowSeconds);
    double lowestDb = labels.mean(LoudnessCurve::lowestHeldDb);
    double remaining = Math.max(0, 1 - seconds / windowSeconds);
    double rising = Math.pow(remaining, WINDOW_EXPONENT) + crescendoDb() / ATTACK_DEPTH_DB;
    return Math.max(decayedDb, lowestDb) - depthDb * rising;
  }

  private static double lowestHeldDb(Label label) {
    return label.decays() ? Loudness.FLOOR_DB : label.softDb() - BELOW_SOFT_DB;
  }

  private double crescendoDb() {
    double attack = labels.mean(Label::attackSeconds);
    double share = (attack - NO_CRESCENDO_SECONDS) / (CRESCENDO_SECONDS - NO_CRESCENDO_SECONDS);
    double wholeSeconds = CRESCENDO_LENGTH * attack + CRESCENDO_BEYOND_SECONDS;
    double depth = CRESCENDO_DEPTH_DB * Math.max(0, Math.min(1, share));
    return depth * Math.max(0, 1 - seconds / wholeSeconds);
  }

  private double releaseDb() {
    double releaseSeconds = Math.max(MIN_RELEASE_SECONDS, labels.mean(Label::releaseSeconds));
    double share = seconds * (1 - BEFORE_RELEASE) / releaseSeconds;
    return releasedDb - RELEASE_DROP_DB * share * share;
  }

  private double noteDb() {
    return velocityDb() + playedDynamicsDb;
  }

  private double velocityDb() {
    double softDb = labels.mean(Label::softDb);
    return softDb + (labels.mean(Label::loudDb) - softDb) * velocity;
  }
}
