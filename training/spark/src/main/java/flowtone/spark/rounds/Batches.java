package flowtone.spark.rounds;

/** What batches of several workers are. */
public enum Batches {
  /** They divide one, so that a step of all of them sees the samples of a step of one machine. */
  SHARED,
  /** Each takes one, so that a step sees as many times the samples as there are workers. */
  WHOLE
}
