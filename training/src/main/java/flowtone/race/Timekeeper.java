package flowtone.race;

import java.util.function.Consumer;

/**
 * Times laps of a course.
 *
 * @param course the course
 * @param meter by which
 * @param progress told of who runs next
 */
record Timekeeper(Course course, Meter meter, Consumer<String> progress) {
  /** A lap over the first hops of the course, again and again until so many seconds are over. */
  Lap lap(Entry entry, int hops, double leastSeconds) {
    Lap sum = lap(entry, hops);
    int times = 1;
    while (sum.seconds() < leastSeconds) {
      sum = sum.plus(lap(entry, hops));
      times++;
    }
    return sum.part(times);
  }

  /** The first hops of the course once. */
  Lap lap(Entry entry, int hops) {
    progress.accept(entry.contestant().profile().id());
    Runnable run = entry.discipline().prepare(entry.contestant(), course, hops);
    Meter.Reading start = meter.read();
    run.run();
    return Lap.between(start, meter.read(), hops * course.track().hopSamples());
  }

  /** Hops of the whole course. */
  int hops() {
    return course.track().hops();
  }
}
