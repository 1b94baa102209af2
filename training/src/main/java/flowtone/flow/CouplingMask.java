package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.op.Ops;

/**
 * The positions of every frame of n that a coupling changes; the others it keeps as they are. A
 * plain vector is one frame.
 *
 * @param changed whether a position is changed, in the order of the frame; some are and some are
 *     not
 */
public record CouplingMask(List<Boolean> changed) {
  public CouplingMask {
    changed = List.copyOf(changed);
    if (!changed.contains(true) || !changed.contains(false)) {
      throw new IllegalArgumentException(
          "expected some positions to change and some to be kept; got " + changed);
    }
  }

  /** The odd positions of every frame in even layers of a chain, the even ones in odd layers. */
  public static CouplingMask alternating(int n, int layer) {
    return new CouplingMask(IntStream.range(0, n).mapToObj(i -> (i + layer) % 2 == 1).toList());
  }

  /** The second half of every frame in even layers of a chain, the first in odd layers. */
  public static CouplingMask contiguous(int n, int layer) {
    return new CouplingMask(
        IntStream.range(0, n).mapToObj(i -> 2 * i >= n == (layer % 2 == 0)).toList());
  }

  /** Two layers of alternate positions, then two of contiguous ones, and again. */
  public static CouplingMask ofLayer(int n, int layer) {
    return layer / 2 % 2 == 0 ? alternating(n, layer) : contiguous(n, layer);
  }

  /** Positions of a frame, n. */
  public int frameSamples() {
    return changed.size();
  }

  /** Whether a position of a vector of whole frames is changed. */
  public boolean changes(int position) {
    return changed.get(position % changed.size());
  }

  /** The changed positions of a frame, in order. */
  public int[] changedPositions() {
    return IntStream.range(0, frameSamples()).filter(changed::get).toArray();
  }

  /** The changed rows of a unit matrix: what spreads them over a frame [changed][n]. */
  public float[][] changedRows() {
    int[] positions = changedPositions();
    float[][] rows = new float[positions.length][frameSamples()];
    for (int i = 0; i < positions.length; i++) {
      rows[i][positions[i]] = 1;
    }
    return rows;
  }

  /** The kept columns of a unit matrix: what picks them out of a frame [n][kept]. */
  public float[][] keptColumns() {
    int[] positions = IntStream.range(0, frameSamples()).filter(i -> !changes(i)).toArray();
    float[][] columns = new float[frameSamples()][positions.length];
    for (int i = 0; i < positions.length; i++) {
      columns[positions[i]][i] = 1;
    }
    return columns;
  }

  /** Vectors of whole frames [batch, dimensions] with zeros where they change. */
  Expr kept(Expr vectors) {
    return masked(vectors, false);
  }

  /** Vectors of whole frames [batch, dimensions] with zeros where they are kept. */
  Expr changed(Expr vectors) {
    return masked(vectors, true);
  }

  private Expr masked(Expr vectors, boolean change) {
    Ops tf = vectors.tf();
    float[] mask = new float[frameSamples()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = changed.get(i) == change ? 1 : 0;
    }
    Expr frames = Expr.of(tf, tf.reshape(vectors, tf.array(-1, mask.length)));
    return Expr.of(tf, tf.reshape(frames.times(tf.constant(mask)), tf.shape(vectors)));
  }
}
