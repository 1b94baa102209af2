package flowtone.run;

import flowtone.storage.WeightArray;
import java.util.Map;

/**
 * Everything needed to resume training at a step.
 *
 * @param step training steps done
 * @param arrays weights and optimiser state by name
 * @param metadata other state of the trainer
 */
public record Checkpoint(
    long step, Map<String, WeightArray> arrays, Map<String, String> metadata) {}
