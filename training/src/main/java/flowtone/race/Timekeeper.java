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
  /** One lap over the first hops of the course. */
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
