package flowtone.training.step;

import flowtone.graph.TrainableParameters;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The graph of one step of training.
 *
 * @param inputs where the batch enters
 * @param parameters what is trained
 * @param step the update
 * @param scalars what is measured on the way, scalars by name
 * @param weights scalars that are fed, by name: schedules of the loss
 */
public record TrainingGraph(
    TrainingInputs inputs,
    TrainableParameters parameters,
    AdamStep step,
    Map<String, Operand<TFloat32>> scalars,
    Map<String, Operand<TFloat32>> weights) {
  /** Name of the scalar that training lowers. */
  public static final String LOSS = "loss";
}
