package flowtone.spark.rounds;

import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.storage.WeightArray;
import flowtone.training.Rounds;
import flowtone.training.progress.ProgressLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Rounds of local steps on a cluster: every worker starts from the same state and takes the same
 * number of steps on shards of its own; then {@link OuterStep} makes one state of theirs. A round
 * whose executor is lost is trained again. Whoever opens it closes it, before the cluster.
 */
public final class SparkRounds implements Rounds, AutoCloseable {
  private static final int MOST_LOST = 3;

  private final Cluster cluster;
  private final WorkerSetup setup;
  private final Broadcast<WorkerSetup> sent;
  private final RoundOptions options;
  private final ProgressLine progress;
  private final Map<String, WeightArray> memory = new LinkedHashMap<>();
  private Assignment.Holders holders = Assignment.Holders.NONE;
  private long rounds;
  private int lost;

  /**
   * @param setup what workers are told once
   * @param options of rounds
   * @param progress receives a line a round
   */
  public SparkRounds(
      Cluster cluster, WorkerSetup setup, RoundOptions options, ProgressLine progress) {
    this.cluster = cluster;
    this.setup = setup;
    this.options = options;
    this.progress = progress;
    this.sent = cluster.spark().broadcast(setup);
  }

  @Override
  public double batches() {
    return setup.division().batches();
  }

  private int workers() {
    return setup.division().workers();
  }

  @Override
  public Round next(long step, long most, double rateFactor, Map<String, WeightArray> state) {
    long begun = System.nanoTime();
    long steps = Math.min(options.steps(), most);
    Broadcast<HashMap<String, WeightArray>> from = cluster.spark().broadcast(new HashMap<>(state));
    List<RoundTask.Done> done;
    try {
      done = train(new RoundTask(cluster.check(), sent, from, holders, step, steps, rateFactor));
      from.destroy();
    } catch (ClusterException e) {
      if (cluster.isStopping()) {
        return Round.givenUp(state);
      }
      throw e;
    }
    holders = holders(done);
    List<Map<String, WeightArray>> after = new ArrayList<>();
    done.forEach(each -> after.add(each.round().state()));
    Map<String, WeightArray> next = options.outer().apply(state, after, memory);
    double training = done.stream().mapToDouble(each -> each.round().seconds()).max().orElse(0);
    tell(steps, (System.nanoTime() - begun) / 1e9, training, state);
    return new Round(steps, next, means(done), training);
  }

  /**
   * Again where an executor is lost, a few times; another comes in its place. Spark itself does not
   * run a barrier stage of results again.
   */
  private List<RoundTask.Done> train(RoundTask task) {
    for (lost = 0; true; lost++) {
      try {
        return once(task);
      } catch (ClusterException e) {
        if (lost == MOST_LOST || !e.mayPass()) {
          throw e;
        }
      }
    }
  }

  private static Assignment.Holders holders(List<RoundTask.Done> done) {
    HashMap<Integer, String> addresses = new HashMap<>();
    done.forEach(each -> addresses.put(each.worker(), each.address()));
    return new Assignment.Holders(addresses);
  }

  /** In the order of the workers, so that sums do not depend on where these were. */
  private List<RoundTask.Done> once(RoundTask task) {
    List<Integer> workers = IntStream.range(0, workers()).boxed().toList();
    ClassTag<RoundTask.Done> type = ClassTag$.MODULE$.apply(RoundTask.Done.class);
    List<RoundTask.Done> done =
        cluster.run(
            () -> {
              RDD<Integer> tasks = cluster.spark().parallelize(workers, workers()).rdd();
              RDD<RoundTask.Done> round = tasks.barrier().mapPartitions(task, false, type);
              return new JavaRDD<>(round, type).collect();
            });
    return done.stream().sorted(Comparator.comparingInt(RoundTask.Done::worker)).toList();
  }

  private static Map<String, Double> means(List<RoundTask.Done> done) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (RoundTask.Done each : done) {
      each.round()
          .scalars()
          .forEach((name, value) -> means.merge(name, value / done.size(), Double::sum));
    }
    return means;
  }

  private void tell(long steps, double seconds, double training, Map<String, WeightArray> state) {
    long floats = state.values().stream().mapToLong(each -> each.values().length).sum();
    progress.print(
        String.format(
            Locale.ROOT,
            "round %d: %d steps of each of %d workers, of %s each, in %.2f s, of which %.2f s"
                + " training, %.1f MB on their way%s",
            ++rounds,
            steps,
            workers(),
            setup.division().cropsInWords(),
            seconds,
            training,
            2e-6 * workers() * floats * Float.BYTES,
            lost == 0 ? "" : ", after " + lost + " that an executor did not survive"));
  }

  @Override
  public Map<String, WeightArray> memory() {
    return memory;
  }

  @Override
  public void recall(Map<String, WeightArray> checkpoint) {
    memory.clear();
    checkpoint.forEach(
        (name, value) -> {
          if (name.startsWith(OuterStep.MEMORY)) {
            memory.put(name, value);
          }
        });
  }

  @Override
  public void close() {
    sent.destroy();
  }
}
