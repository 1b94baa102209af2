package flowtone.spark.rounds;

import flowtone.spark.cluster.ExecutorCheck;
import flowtone.storage.WeightArray;
import flowtone.training.Rounds;
import flowtone.training.Worker;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.BarrierTaskInfo;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** A worker's part in a round, which all workers begin together. */
final class RoundTask extends AbstractFunction1<Iterator<Integer>, Iterator<RoundTask.Done>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ExecutorCheck check;
  private final Broadcast<WorkerSetup> setup;
  private final Broadcast<HashMap<String, WeightArray>> state;
  private final Assignment.Holders holders;
  private final long step;
  private final long steps;
  private final double rateFactor;

  RoundTask(
      ExecutorCheck check,
      Broadcast<WorkerSetup> setup,
      Broadcast<HashMap<String, WeightArray>> state,
      Assignment.Holders holders,
      long step,
      long steps,
      double rateFactor) {
    this.check = check;
    this.setup = setup;
    this.state = state;
    this.holders = holders;
    this.step = step;
    this.steps = steps;
    this.rateFactor = rateFactor;
  }

  /**
   * What a worker did.
   *
   * @param worker its index
   * @param address of its executor
   * @param round what came of it
   */
  record Done(int worker, String address, Rounds.Round round) implements Serializable {}

  @Override
  public Iterator<Done> apply(Iterator<Integer> ignored) {
    check.run();
    BarrierTaskContext task = BarrierTaskContext.get();
    List<String> addresses = Stream.of(task.getTaskInfos()).map(BarrierTaskInfo::address).toList();
    // Not by messages of the tasks to each other: Spark takes whole seconds to pass them on.
    int[] workers = Assignment.of(holders.held(addresses));
    int own = workers[task.partitionId()];
    String here = addresses.get(task.partitionId());
    releaseMoved(workers, addresses, here);
    try {
      Worker worker = HeldWorkers.get(setup.value(), own, task.cpus());
      Rounds.Round round = worker.train(step, steps, rateFactor, state.value());
      Done done = new Done(own, here, round);
      return CollectionConverters.asScala(List.of(done).iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of what is held here and was given to a task elsewhere. */
  private void releaseMoved(int[] workers, List<String> addresses, String here) {
    Set<Integer> moved = HeldWorkers.of(setup.value().run());
    for (int i = 0; i < workers.length; i++) {
      if (addresses.get(i).equals(here)) {
        moved.remove(workers[i]);
      }
    }
    moved.forEach(HeldWorkers::release);
  }
}
