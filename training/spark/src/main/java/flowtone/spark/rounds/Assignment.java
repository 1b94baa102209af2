package flowtone.spark.rounds;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which task of a round is which worker. Spark puts tasks on executors as it likes; a worker stays
 * where it is, because its graph and its shards are there. Every task comes to the same assignment
 * from the same messages.
 */
final class Assignment {
  private Assignment() {}

  /** What a task tells the others: the workers that its executor holds. */
  static String message(Set<Integer> held) {
    return held.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * The worker of each task.
   *
   * @param messages of the tasks, in their order; those on one executor tell the same
   */
  static int[] of(List<String> messages) {
    int[] workers = new int[messages.size()];
    Arrays.fill(workers, -1);
    Set<Integer> taken = new HashSet<>();
    for (int task = 0; task < workers.length; task++) {
      for (String held : messages.get(task).split(",")) {
        if (workers[task] < 0 && !held.isEmpty() && isFree(held, workers.length, taken)) {
          workers[task] = Integer.parseInt(held);
          taken.add(workers[task]);
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

  private static boolean isFree(String worker, int workers, Set<Integer> taken) {
    int index = Integer.parseInt(worker);
    return index < workers && !taken.contains(index);
  }
}
