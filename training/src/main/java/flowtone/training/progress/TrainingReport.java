package flowtone.training.progress;

import java.util.Map;

/**
 * What a sitting of training came to.
 *
 * @param steps done in all sittings
 * @param samplesPerSecond audio samples trained on a second, over the steps of this sitting but the
 *     first, waiting for batches included; 0 if there was no second step
 * @param gigaflopsPerSecond floating-point operations of the networks' matrix products a second
 * @param secondsTrained in all sittings
 * @param metrics the last evaluation on test recordings, by name
 */
public record TrainingReport(
    long steps,
    double samplesPerSecond,
    double gigaflopsPerSecond,
    double secondsTrained,
    Map<String, Double> metrics) {}
