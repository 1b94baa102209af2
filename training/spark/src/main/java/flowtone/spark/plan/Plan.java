package flowtone.spark.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What clusters of several sizes would gain.
 *
 * @param cost of a round, as measured
 * @param rows one for each number of workers, network and length of a round
 */
public record Plan(RoundCost cost, List<Row> rows) {
  /** Numbers of workers. */
  static final List<Integer> WORKERS = List.of(2, 4, 8, 16, 32, 64);

  /** Steps of a round. */
  static final List<Integer> STEPS = List.of(10, 50, 100, 500);

  /** Speeds of networks, Gb/s. */
  static final List<Double> NETWORKS = List.of(1.0, 10.0);

  /**
   * One cluster.
   *
   * @param workers machines that train
   * @param crops of a step of all of them
   * @param gigabitsPerSecond of the network
   * @param steps of a round
   * @param roundSeconds length of a round
   * @param megabytes on their way in a round
   * @param speedup samples a second, relative to one worker alone
   */
  public record Row(
      int workers,
      int crops,
      double gigabitsPerSecond,
      int steps,
      double roundSeconds,
      double megabytes,
      double speedup) {}

  public Plan {
    rows = List.copyOf(rows);
  }

  /** That of a cost. */
  public static Plan of(RoundCost cost) {
    List<Row> rows = new ArrayList<>();
    for (double network : NETWORKS) {
      RoundModel model = new RoundModel(cost, network);
      for (int workers : WORKERS) {
        for (int steps : STEPS) {
          rows.add(row(model, workers, steps));
        }
      }
    }
    return new Plan(cost, rows);
  }

  private static Row row(RoundModel model, int workers, int steps) {
    return new Row(
        workers,
        workers * model.cost().step().crops(workers),
        model.gigabitsPerSecond(),
        steps,
        model.roundSeconds(workers, steps),
        model.megabytes(workers),
        model.speedup(workers, steps));
  }

  /** As a table, with what it assumes. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "Times the samples a second of one worker alone, by steps a round (H) and network:");
    line(text, "");
    line(text, "workers  crops  MB a round%s", head());
    for (int workers : WORKERS) {
      line(
          text,
          "%7d %6d %11.0f%s",
          workers,
          workers * cost.step().crops(workers),
          2 * workers * cost.stateMegabytes(),
          speedups(workers));
    }
    line(text, "");
    line(
        text,
        "A step of one worker alone takes %.3f s and %d crops, the state is %.1f MB;",
        cost.step().seconds(),
        cost.step().batch().crops(),
        cost.stateMegabytes());
    line(
        text,
        "beside them a round costs %.2f s and %.3f s a worker. %s",
        cost.overheadSeconds(),
        cost.workerSeconds(),
        cost.step().whole() ? "Each worker takes whole batches." : "Workers divide a batch.");
    line(text, "Assumed: equally fast workers; steps that last as long as they have crops;");
    line(text, "a broadcast passes each link twice; states come back one after the other through");
    line(text, "the driver's link. Not modelled: that longer rounds, more workers and steps of");
    text.append("more crops learn less of each sample.");
    return text.toString();
  }

  private static String head() {
    StringBuilder head = new StringBuilder();
    for (double network : NETWORKS) {
      for (int steps : STEPS) {
        head.append("%12s".formatted("H=%d,%.0fGb".formatted(steps, network)));
      }
    }
    return head.toString();
  }

  private String speedups(int workers) {
    StringBuilder cells = new StringBuilder();
    rows.stream()
        .filter(row -> row.workers == workers)
        .forEach(row -> cells.append(String.format(Locale.ROOT, "%12.1f", row.speedup)));
    return cells.toString();
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }
}
