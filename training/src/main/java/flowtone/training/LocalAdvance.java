package flowtone.training;

import flowtone.training.step.AdamStep;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.TrainingSession;
import java.util.Map;

/** Step by step in this process. Used by one thread. */
final class LocalAdvance implements Advance {
  private final TrainingTask task;
  private final TrainingSession session;
  private final BatchStream batches;

  /**
   * @param batches those that follow the steps done; closed with this
   */
  LocalAdvance(TrainingTask task, TrainingSession session, BatchStream batches) {
    this.task = task;
    this.session = session;
    this.batches = batches;
  }

  @Override
  public Taken take(long step, long most, double rateFactor) {
    long next = step + 1;
    NoisyBatch batch = batches.next();
    Map<String, Double> scalars =
        session.step(
            batch,
            AdamStep.correctedRate(task.optimiser().rate(next) * rateFactor, next),
            task.optimiser().averageDecay(next),
            task.schedule().apply(next));
    return new Taken(1, scalars, batch);
  }

  @Override
  public void close() {
    batches.close();
  }
}
