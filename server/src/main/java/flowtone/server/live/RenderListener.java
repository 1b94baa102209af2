package flowtone.server.live;

/** Told of every batch that was rendered. Called on rendering threads; must return at once. */
public interface RenderListener {
  /**
   * A batch is done.
   *
   * @param chunks sessions in the batch
   * @param audioSeconds sound made, all sessions together
   * @param renderSeconds time it took
   */
  void rendered(int chunks, double audioSeconds, double renderSeconds);

  /**
   * The first sound that tells of an event was sent.
   *
   * @param seconds since the event came
   */
  default void eventHeard(double seconds) {}

  /** A listener had played all that it was sent before the next chunk of the same sound came. */
  default void underrun() {}
}
