package flowtone.synthesis;

import flowtone.control.ControlFrames;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One direction of a trained flow: a chunk of any number of whole hops, the memory of those before
 * it going in and out. Thread-safe; owns native memory.
 */
interface ChunkTransform extends AutoCloseable {

  /**
   * Chunks of equal length of some streams, row-major.
   *
   * @param input data or noise [batch, samples]
   * @param controls of as many samples
   * @param state of the streams [batch, stateSize]
   */
  record Chunk(float[] input, ControlFrames controls, float[] state) {

    /** Chunks of several streams as one batch. */
    static Chunk batch(List<Chunk> chunks) {
      if (chunks.size() == 1) {
        return chunks.get(0);
      }
      return new Chunk(
          joined(chunks, Chunk::input),
          ControlFrames.batch(chunks.stream().map(Chunk::controls).toList()),
          joined(chunks, Chunk::state));
    }

    private static float[] joined(List<Chunk> chunks, Function<Chunk, float[]> values) {
      int length = values.apply(chunks.get(0)).length;
      float[] joined = new float[chunks.size() * length];
      for (int row = 0; row < chunks.size(); row++) {
        System.arraycopy(values.apply(chunks.get(row)), 0, joined, row * length, length);
      }
      return joined;
    }

    /** Some hops of one stream's chunk, before which it remembers this. */
    Chunk part(int firstHop, int count, float[] before) {
      int hopSamples = controls.layout().hopSamples();
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

  /** Values of memory a stream carries. */
  int stateSize();

  /** Computes a chunk of one stream. */
  Passed pass(Chunk chunk);

  @Override
  void close();
}
