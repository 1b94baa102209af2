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
}
