package flowtone.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What framed flows know of the sound besides the sound.
 *
 * @param hops conditioner output [(2 + hops) * batch, channels], two hops before the chunk first
 * @param pitch cycles per sample, 0 where unvoiced, and voicing of the same [(2 + hops) * batch, 2]
 * @param side signals known sample by sample [frames * batch, n * signals], those of one sample
 *     side by side
 * @param channels columns of {@code hops}
 * @param signals side signals a sample
 * @param hopSamples samples a hop
 */
public record Conditioning(
    Operand<TFloat32> hops,
    Operand<TFloat32> pitch,
    Operand<TFloat32> side,
    int channels,
    int signals,
    int hopSamples) {}
