package flowtone.synthesis;

import flowtone.network.ControlArrays;
import java.util.Arrays;

/**
 * One direction of a trained flow: a chunk of any number of whole hops, the memory of those before
 * it going in and out. Thread-safe; owns native memory.
 */
interface ChunkTransform extends AutoCloseable {

  /**
   * A chunk.
   *
   * @param input data or noise [samples]
   * @param controls of as many samples
   * @param state of the listener [stateSize]
   */
  record Chunk(float[] input, ControlArrays controls, float[] state) {

    /** Some of its hops, before which the listener remembers this. */
    Chunk part(int firstHop, int count, float[] before) {
      int hopSamples = input.length / controls.hops();
      return new Chunk(
          Arrays.copyOfRange(input, firstHop * hopSamples, (firstHop + count) * hopSamples),
          controls.part(firstHop, count),
          before);
    }
  }

  /**
   * What a chunk becomes [samples], and the memory for the next one.
   *
   * @param passes through all networks that it took
   */
  record Passed(float[] values, float[] logDets, float[] nextState, int passes) {}

  /** Values of memory a listener carries. */
  int stateSize();

  /** Computes a chunk. */
  Passed pass(Chunk chunk);

  @Override
  void close();
}
