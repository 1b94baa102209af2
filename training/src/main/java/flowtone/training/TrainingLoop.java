package flowtone.training;

import flowtone.training.step.TrainingSession;

/**
 * What is trained, and by whom.
 *
 * @param task what is trained
 * @param session that has the state
 * @param data what is measured and previewed
 * @param start how training gets on
 */
record TrainingLoop(
    TrainingTask task, TrainingSession session, TrainingData data, Advance.Start start) {
  /**
   * By rounds of other workers, or by this process.
   *
   * @param rounds null if by this process
   */
  static TrainingLoop of(
      TrainingTask task, TrainingSession session, TrainingData data, Rounds rounds) {
    if (rounds == null) {
      return new TrainingLoop(
          task,
          session,
          data,
          (step, checkpoint) -> new LocalAdvance(task, session, data.batches().apply(step)));
    }
    return new TrainingLoop(
        task.taking(rounds.batches()),
        session,
        data,
        (step, checkpoint) -> {
          rounds.recall(checkpoint);
          return new RoundAdvance(rounds, session);
        });
  }
}
