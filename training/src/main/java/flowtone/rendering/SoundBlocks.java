package flowtone.rendering;

/** Sound that is made while it is written. Not thread-safe. */
@FunctionalInterface
public interface SoundBlocks {
  /**
   * Makes the next samples.
   *
   * @return at full scale 1; empty at the end
   */
  float[] next();
}
