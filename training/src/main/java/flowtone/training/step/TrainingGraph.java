package flowtone.training.step;

import flowtone.graph.TrainableParameters;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The graph of one training step.
 *
 * @param inputs placeholders of the batch
 * @param parameters the trained variables
 * @param step the update
 * @param scalars losses and other values to fetch, scalars by name
 * @param weights scheduled loss weights, placeholders by name
 */
public record TrainingGraph(
    TrainingInputs inputs,
    TrainableParameters parameters,
    AdamStep step,
    Map<String, Operand<TFloat32>> scalars,
    Map<String, Operand<TFloat32>> weights) {
  /** Name of the scalar that is minimised. */
  public static final String LOSS = "loss";
}
