package flowtone.benchmark;

import java.util.function.Consumer;

/**
 * Times laps of a course.
 *
 * @param course the course
 * @param meter by which
 * @param progress told of who runs next
 */
record RepetitionClock(Workload course, Clock meter, Consumer<String> progress) {
  /** A lap over the first hops of the course, again and again until so many seconds are over. */
  Repetition lap(ModelMode entry, int hops, double leastSeconds) {
    Repetition sum = lap(entry, hops);
    int times = 1;
    while (sum.seconds() < leastSeconds) {
      sum = sum.plus(lap(entry, hops));
      times++;
    }
    return sum.part(times);
  }

  /** The first hops of the course once. */
  Repetition lap(ModelMode entry, int hops) {
    progress.accept(entry.contestant().profile().id());
    Runnable run = entry.discipline().prepare(entry.contestant(), course, hops);
    Clock.Reading start = meter.read();
    run.run();
    return Repetition.between(start, meter.read(), hops * course.track().hopSamples());
  }

  /** Hops of the whole course. */
  int hops() {
    return course.track().hops();
  }
}
