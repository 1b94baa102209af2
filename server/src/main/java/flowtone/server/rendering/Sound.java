package flowtone.server.rendering;

/** A sound in the making, asked for chunk by chunk. Not thread-safe. */
public interface Sound {
  /** Samples a second. */
  int sampleRateHz();

  /** Samples of the whole. */
  long samples();

  /** Whether nothing is left. */
  boolean isOver();

  /** The next samples: few at first, so that they are heard soon. */
  float[] next();

  /** Sees to it that what the next samples are made of is known, which may take a while. */
  default void measure() {}

  /** Called once nothing more is asked of it. */
  default void close() {}
}
