package flowtone.training.loss;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How much stronger than the recording's the lines are that a frame-wise network leaves at
 * multiples of the frame rate. A line is held against the bins next to it, in decibels of short
 * blocks, so that quiet passages, where lines are heard, count like loud ones.
 */
public final class FrameToneLoss {
  /** A line is within two bins of its middle under a Hann window. */
  private static final int[] NEIGHBOURS = {-18, -14, -10, -6, 6, 10, 14, 18};

  private static final int BLOCK_FRAMES = 64;
  private static final float POWER_FLOOR = 1e-8f;
  private static final float DECIBELS_PER_NEPER = (float) (10 / Math.log(10));

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
  public Operand<TFloat32> of(Operand<TFloat32> x, Operand<TFloat32> target, int samples) {
    if (samples < BLOCK_FRAMES * frameSamples || frameSamples < 4) {
      return tf.constant(0f);
    }
    Operand<TFloat32> louder = tf.math.sub(excess(x, samples), excess(target, samples));
    return tf.math.mean(tf.nn.relu(louder), tf.array(0));
  }

  /** Mean excess of each line over its neighbours in dB [lines]. */
  private Operand<TFloat32> excess(Operand<TFloat32> signal, int samples) {
    int block = BLOCK_FRAMES * frameSamples;
    int blocks = samples / block;
    Operand<TFloat32> rows =
        tf.reshape(
            tf.slice(signal, tf.array(0, 0), tf.array(-1, blocks * block)), tf.array(-1, block));
    List<Operand<TFloat32>> neighbours =
        Arrays.stream(NEIGHBOURS).mapToObj(shift -> power(rows, block, shift)).toList();
    Operand<TFloat32> around =
        tf.math.div(tf.math.addN(neighbours), tf.constant((float) NEIGHBOURS.length));
    Operand<TFloat32> nepers = tf.math.sub(log(power(rows, block, 0)), log(around));
    return tf.math.mul(tf.math.mean(nepers, tf.array(0)), tf.constant(DECIBELS_PER_NEPER));
  }

  private Operand<TFloat32> log(Operand<TFloat32> power) {
    return tf.math.log(tf.math.add(power, tf.constant(POWER_FLOOR)));
  }

  /** Power of the bins so far from the lines [blocks, lines]. */
  private Operand<TFloat32> power(Operand<TFloat32> rows, int block, int shift) {
    int[] bins =
        IntStream.range(1, frameSamples / 2).map(line -> line * BLOCK_FRAMES + shift).toArray();
    return new HannFourier(tf, block).power(rows, bins);
  }
}
