package flowtone.training.progress;

/** Where progress is shown. Called by several threads, one at a time. */
public interface ProgressDisplay {
  /** Shows a line that stays. */
  void line(String line);

  /**
   * Shows how things stand now, in place of what was shown before. Called about twice a second.
   *
   * @param share of all that is done, 0..1
   */
  void status(String status, double share);

  /** Nothing more will be shown for now. */
  void end();
}
