package flowtone.training.loss;

import flowtone.tensor.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How much stronger than in the recording the spectral lines are that a frame-wise network leaves
 * at multiples of the frame rate. A line is compared with the bins next to it, in decibels of short
 * blocks, so that quiet passages, where lines are audible, count like loud ones.
 */
public final class FrameToneLoss {
  /** A line is within two bins of its middle under a Hann window. */
  private static final int[] NEIGHBOURS = {-18, -14, -10, -6, 6, 10, 14, 18};

  private static final int BLOCK_FRAMES = 64;
  private static final double POWER_FLOOR = 1e-8;
  private static final double DECIBELS_PER_NEPER = 10 / Math.log(10);

  private final Ops tf;
  private final int frameSamples;

  /**
   * @param frameSamples samples in a frame of the network, n
   */
  public FrameToneLoss(Ops tf, int frameSamples) {
    this.tf = tf;
    this.frameSamples = frameSamples;
  }

  /**
   * Decibels by which lines stand out more, the mean over those between 0 and half the sample rate.
   *
   * @param x the student's sound [batch, samples]
   * @param target the recording [batch, samples]
   * @return scalar, at least 0; 0 of sounds shorter than a block
   */
  public Expr of(Operand<TFloat32> x, Operand<TFloat32> target, int samples) {
    if (samples < BLOCK_FRAMES * frameSamples || frameSamples < 4) {
      return Expr.constant(tf, 0);
    }
    return excess(x, samples).minus(excess(target, samples)).relu().mean(0);
  }

  /** Mean excess of each line over its neighbours in dB [lines]. */
  private Expr excess(Operand<TFloat32> signal, int samples) {
    int block = BLOCK_FRAMES * frameSamples;
    int blocks = samples / block;
    Operand<TFloat32> rows =
        tf.reshape(
            tf.slice(signal, tf.array(0, 0), tf.array(-1, blocks * block)), tf.array(-1, block));
    List<Expr> neighbours =
        Arrays.stream(NEIGHBOURS).mapToObj(shift -> power(rows, block, shift)).toList();
    Expr around = Expr.sum(neighbours).over(NEIGHBOURS.length);
    Expr nepers = log(power(rows, block, 0)).minus(log(around));
    return nepers.mean(0).times(DECIBELS_PER_NEPER);
  }

  private static Expr log(Expr power) {
    return power.plus(POWER_FLOOR).log();
  }

  /** Power of the bins so far from the lines [blocks, lines]. */
  private Expr power(Operand<TFloat32> rows, int block, int shift) {
    int[] bins =
        IntStream.range(1, frameSamples / 2).map(line -> line * BLOCK_FRAMES + shift).toArray();
    return new HannFourier(tf, block).power(rows, bins);
  }
}
