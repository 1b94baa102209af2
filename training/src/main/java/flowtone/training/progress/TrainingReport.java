package flowtone.training.progress;

import java.util.Map;

/**
 * The result of training a run.
 *
 * @param steps done in all
 * @param samplesPerSecond audio samples trained on per second, over the steps since the start or
 *     resumption but the first, waiting for batches included; 0 if there was no second step
 * @param gigaflopsPerSecond floating-point operations of the networks' matrix products per second,
 *     in billions
 * @param secondsTrained in all, before a resumption too
 * @param metrics the last evaluation on test recordings, by name
 */
public record TrainingReport(
    long steps,
    double samplesPerSecond,
    double gigaflopsPerSecond,
    double secondsTrained,
    Map<String, Double> metrics) {}
