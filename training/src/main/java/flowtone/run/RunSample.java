package flowtone.run;

/**
 * A sound that a run made at a step of its training.
 *
 * @param step of the training
 * @param label of the recording it was made from
 * @param file its name among the samples
 * @param recording name of the recording among the samples
 */
public record RunSample(long step, String label, String file, String recording) {}
