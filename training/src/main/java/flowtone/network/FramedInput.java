package flowtone.network;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * All that a framed network reads, on the frames of its grid.
 *
 * @param frames the signal [frames * batch, n]
 * @param side signals known sample by sample [frames * batch, n * signals]
 * @param signals side signals a sample
 * @param conditioning what else the layers read
 */
public record FramedInput(
    Expr frames, Operand<TFloat32> side, int signals, LayerConditioning conditioning) {}
