package flowtone.spark.rounds;

import flowtone.training.Worker;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The workers that an executor keeps from round to round. Thread-safe. */
final class HeldWorkers {
  private static final Map<Integer, Worker> HELD = new HashMap<>();
  private static String run = "";

  private HeldWorkers() {}

  /** Those of a run; those of another are let go of. */
  static synchronized Set<Integer> of(String wanted) {
    if (!run.equals(wanted)) {
      HELD.values().forEach(Worker::close);
      HELD.clear();
      run = wanted;
    }
    return new HashSet<>(HELD.keySet());
  }

  /** A worker of the run, opened if it is not held. */
  static synchronized Worker get(WorkerSetup setup, int index, int threads) throws IOException {
    of(setup.run());
    Worker worker = HELD.get(index);
    if (worker == null) {
      worker = setup.open(index, threads);
      HELD.put(index, worker);
    }
    return worker;
  }

  /** Lets go of a worker that another executor has now. */
  static synchronized void release(int index) {
    Worker worker = HELD.remove(index);
    if (worker != null) {
      worker.close();
    }
  }
}
