package flowtone.benchmark.timing;

import flowtone.benchmark.model.Mode;
import flowtone.benchmark.model.ModelProfile;
import java.util.Map;

/**
 * How fast a model was.
 *
 * @param profile of the model
 * @param throughputs in each mode it ran in and completed
 * @param failure what it could not do, in one sentence; null if it could do all
 */
public record SpeedResult(
    ModelProfile profile, Map<Mode, Throughput> throughputs, String failure) {}
