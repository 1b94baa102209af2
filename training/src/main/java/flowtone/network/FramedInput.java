package flowtone.network;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * All that a framed network reads, on the frames of its grid.
 *
 * @param frames the signal [frames * batch, n]
 * @param read what is read of it [frames * batch, n]; all but the layers take it as it is
 * @param side signals known sample by sample [frames * batch, n * signals]
 * @param signals side signals a sample
 * @param pitch cycles per sample where each frame begins, 0 where unvoiced [frames * batch, 1];
 *     null for a network without long-term prediction
 * @param conditioning what else the layers read
 */
public record FramedInput(
    Expr frames,
    Expr read,
    Operand<TFloat32> side,
    int signals,
    Operand<TFloat32> pitch,
    LayerConditioning conditioning) {

  /** The signal is read as it is. */
  public FramedInput(
      Expr frames,
      Operand<TFloat32> side,
      int signals,
      Operand<TFloat32> pitch,
      LayerConditioning conditioning) {
    this(frames, frames, side, signals, pitch, conditioning);
  }
}
