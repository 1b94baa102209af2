package flowtone.training;

import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.step.OptimiserConfig;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongFunction;

/**
 * What the training of a teacher and of a student differ in.
 *
 * @param kind teacher or student
 * @param objective identifies what losses are measured against, where that can change between
 *     resumptions of a run
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
    String objective,
    OptimiserConfig optimiser,
    LongFunction<Map<String, Float>> schedule,
    Map<String, WeightArray> initial,
    int samplesPerStep,
    double flopsPerSample,
    String next) {
  /**
   * What the learning rate that a step has by its number is multiplied by: decay by the time that
   * is spent, where some was asked for, and a half for each rollback.
   *
   * @param share of the time asked for that is spent, 0..1; empty where none was
   */
  double rateFactor(long step, OptionalDouble share, int rollbacks) {
    return optimiser.rate(step, share) / optimiser.rate(step) * Math.pow(0.5, rollbacks);
  }

  /** The same by workers who take so many batches in a step together. */
  TrainingTask taking(double batches) {
    int samples = (int) Math.round(samplesPerStep * batches);
    return new TrainingTask(
        kind, objective, optimiser, schedule, initial, samples, flopsPerSample, next);
  }
}
