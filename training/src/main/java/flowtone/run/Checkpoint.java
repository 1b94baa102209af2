package flowtone.run;

import flowtone.storage.WeightArray;
import java.util.Map;

/**
 * Everything needed to go on from a step.
 *
 * @param step training steps done
 * @param arrays weights and optimiser state by name
 * @param metadata what else the trainer must remember
 */
public record Checkpoint(
    long step, Map<String, WeightArray> arrays, Map<String, String> metadata) {}
