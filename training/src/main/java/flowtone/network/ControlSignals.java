package flowtone.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The controls of a batch as operands.
 *
 * @param features rows of the conditioner [batch, contextHops + hops, featureWidth]
 * @param pitch cycles per sample and voicing, from two hops before the chunk [batch, 2 + hops, 2]
 * @param phase cycles of the fundamental [batch, hops * hopSamples]
 */
public record ControlSignals(
    Operand<TFloat32> features, Operand<TFloat32> pitch, Operand<TFloat32> phase) {}
