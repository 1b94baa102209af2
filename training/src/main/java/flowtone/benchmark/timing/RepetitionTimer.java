package flowtone.benchmark.timing;

import java.util.function.Consumer;

/**
 * Times repetitions of a workload.
 *
 * @param workload what is run
 * @param clock by which
 * @param progress told the id of the model that runs next
 */
record RepetitionTimer(Workload workload, Clock clock, Consumer<String> progress) {
  /**
   * A repetition over the first hops of the workload, run again and again until so many seconds are
   * over; the mean of those runs.
   */
  Repetition time(ModelMode entry, int hops, double leastSeconds) {
    Repetition sum = time(entry, hops);
    int runs = 1;
    while (sum.seconds() < leastSeconds) {
      sum = sum.plus(time(entry, hops));
      runs++;
    }
    return sum.part(runs);
  }

  /** One run over the first hops of the workload. */
  Repetition time(ModelMode entry, int hops) {
    progress.accept(entry.model().profile().id());
    Runnable run = entry.prepare(workload, hops);
    Clock.Reading start = clock.read();
    run.run();
    return Repetition.between(start, clock.read(), hops * workload.track().hopSamples());
  }

  /** Hops of the whole workload. */
  int hops() {
    return workload.track().hops();
  }
}
