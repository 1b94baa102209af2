package flowtone.spark.rounds;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which task of a round is which worker. Spark puts tasks on executors as it likes; a worker stays
 * where it is, because its graph and its shards are there. Every task comes to the same assignment
 * from what the driver tells all of them.
 */
final class Assignment {
  private Assignment() {}

  /**
   * Which executors hold which workers since the round before.
   *
   * @param addresses of the executors, by worker
   */
  record Holders(HashMap<Integer, String> addresses) implements Serializable {
    static final Holders NONE = new Holders(new HashMap<>());

    /** The workers that each of some executors holds. */
    List<Set<Integer>> held(List<String> executors) {
      return executors.stream().map(this::held).toList();
    }

    private Set<Integer> held(String executor) {
      return addresses.entrySet().stream()
          .filter(entry -> entry.getValue().equals(executor))
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * The worker of each task.
   *
   * @param held by the executors of the tasks, in their order; the same for those on one executor
   */
  static int[] of(List<Set<Integer>> held) {
    int[] workers = new int[held.size()];
    Arrays.fill(workers, -1);
    Set<Integer> taken = new HashSet<>();
    for (int task = 0; task < workers.length; task++) {
      for (int worker : held.get(task)) {
        if (workers[task] < 0 && worker < workers.length && taken.add(worker)) {
          workers[task] = worker;
        }
      }
    }
    int next = 0;
    for (int task = 0; task < workers.length; task++) {
      while (workers[task] < 0) {
        workers[task] = taken.add(next) ? next : -1;
        next++;
      }
    }
    return workers;
  }
}
