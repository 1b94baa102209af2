package flowtone.training;

import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.step.OptimiserConfig;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What the training of a teacher and of a student differ in.
 *
 * @param kind teacher or student
 * @param optimiser its schedule
 * @param schedule loss weights by step
 * @param initial weights a new run starts from, by name
 * @param samplesPerStep audio samples per step
 * @param flopsPerSample floating-point operations of matrix products per audio sample, forward and
 *     backward
 * @param next what to do when training is finished, in words
 */
record TrainingTask(
    RunState.Kind kind,
    OptimiserConfig optimiser,
    LongFunction<Map<String, Float>> schedule,
    Map<String, WeightArray> initial,
    int samplesPerStep,
    double flopsPerSample,
    String next) {
  /** The same by so many workers at once. */
  TrainingTask by(int workers) {
    return new TrainingTask(
        kind, optimiser, schedule, initial, samplesPerStep * workers, flopsPerSample, next);
  }
}
