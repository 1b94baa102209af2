package flowtone.synthesis;

import flowtone.flow.ConvergenceException;
import java.util.Arrays;

/**
 * A map that is sought by iteration: a chunk that cannot be solved as a whole is solved half by
 * half, each half given the one before. Errors that grow from frame to frame have less way to grow.
 *
 * @param map one chunk as a whole
 * @param mostPasses of an attempt that fails
 */
record BisectingTransform(ChunkTransform map, int mostPasses) implements ChunkTransform {

  @Override
  public int stateSize() {
    return map.stateSize();
  }

  /**
   * Computes a chunk.
   *
   * @throws ConvergenceException if a single hop is not solved
   */
  @Override
  public Passed pass(Chunk chunk) {
    try {
      return map.pass(chunk);
    } catch (ConvergenceException e) {
      if (chunk.controls().hops() == 1) {
        throw e;
      }
      return byHalves(chunk);
    }
  }

  private Passed byHalves(Chunk chunk) {
    int hops = chunk.controls().hops();
    int half = hops / 2;
    Passed first = pass(chunk.part(0, half, chunk.state()));
    Passed second = pass(chunk.part(half, hops - half, first.nextState()));
    int passes = (first.passes() * half + second.passes() * (hops - half)) / hops;
    return new Passed(
        joined(first.values(), second.values()),
        joined(first.logDets(), second.logDets()),
        second.nextState(),
        mostPasses + passes);
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() {
    map.close();
  }
}
