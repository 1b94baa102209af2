package flowtone.training;

import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.step.OptimiserConfig;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What is trained on what.
 *
 * @param kind teacher or student
 * @param optimiser its schedule
 * @param schedule scalars the loss is fed with at a step
 * @param initial weights known from elsewhere, by name
 * @param samplesPerStep audio samples a step
 * @param flopsPerSample floating-point operations of matrix products, there and back
 * @param next what to do when it is finished, in words
 */
record TrainingTask(
    RunState.Kind kind,
    OptimiserConfig optimiser,
    LongFunction<Map<String, Float>> schedule,
    Map<String, WeightArray> initial,
    int samplesPerStep,
    double flopsPerSample,
    String next) {}
