package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.flow.ConvergenceException;
import org.junit.jupiter.api.Test;

/** Chunks that are only solved in parts. */
class BisectingTransformTest {
  private static final int HOP = 2;
  private static final int CONTEXT = 3;

  @Test
  void aChunkTooLongToBeSolvedIsSolvedInPartsThatFollowEachOther() {
    ChunkTransform.Passed passed = new BisectingTransform(new Sums(2), 10).pass(chunk(7));
    float[] expected = new Sums(7).pass(chunk(7)).values();
    assertArrayEquals(expected, passed.values());
    assertArrayEquals(expected, passed.logDets());
    assertEquals(expected[expected.length - 1], passed.nextState()[0]);
  }

  @Test
  void attemptsThatFailedAreCounted() {
    assertEquals(3, new BisectingTransform(new Sums(8), 10).pass(chunk(8)).passes());
    assertEquals(13, new BisectingTransform(new Sums(4), 10).pass(chunk(8)).passes());
    assertEquals(23, new BisectingTransform(new Sums(2), 10).pass(chunk(8)).passes());
  }

  @Test
  void aHopThatIsNotSolvedSaysWhy() {
    ConvergenceException error =
        assertThrows(
            ConvergenceException.class,
            () -> new BisectingTransform(new Sums(0), 10).pass(chunk(5)));
    assertEquals("too long", error.getMessage());
  }

  private static ChunkTransform.Chunk chunk(int hops) {
    float[] input = new float[hops * HOP];
    float[] features = new float[CONTEXT + hops];
    for (int t = 0; t < input.length; t++) {
      input[t] = t + 1;
    }
    for (int row = 0; row < features.length; row++) {
      features[row] = row;
    }
    return new ChunkTransform.Chunk(
        input,
        ControlFrames.of(
            new ControlLayout(CONTEXT, 1, HOP),
            1,
            features,
            new float[2 * ControlLayout.pitchRows(hops)],
            input),
        new float[1]);
  }

  /** Running sums of input and first feature, of at most so many hops at once. */
  private record Sums(int mostHops) implements ChunkTransform {
    @Override
    public int stateSize() {
      return 1;
    }

    @Override
    public Passed pass(Chunk chunk) {
      if (chunk.controls().hops() > mostHops) {
        throw new ConvergenceException("too long");
      }
      float[] sums = new float[chunk.input().length];
      float sum = chunk.state()[0];
      for (int t = 0; t < sums.length; t++) {
        sum += chunk.input()[t] + chunk.controls().features()[CONTEXT + t / HOP];
        sums[t] = sum;
      }
      return new Passed(sums, sums, new float[] {sum}, 3);
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
