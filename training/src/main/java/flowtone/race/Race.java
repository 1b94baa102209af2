package flowtone.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs contestants side by side: lap by lap each in turn, so that whatever else the machine does
 * falls on all of them alike. Those too slow for their share of the time run a shorter course and
 * are marked. Not thread-safe.
 */
public final class Race {
  /** A taste this long tells the speed well enough to plan by. */
  private static final double TASTE_SECONDS = 0.6;

  private static final int GROWTH = 4;

  private final Course course;
  private final Rules rules;
  private final Meter meter;
  private final Consumer<String> progress;

  /**
   * @param progress told of what is run next
   */
  public Race(Course course, Rules rules, Meter meter, Consumer<String> progress) {
    this.course = course;
    this.rules = rules;
    this.meter = meter;
    this.progress = progress;
  }

  /** How fast each was, in the order of the contestants. */
  public List<Result> run(List<Contestant> contestants) {
    List<Entry> entries = entries(contestants);
    Map<Entry, Integer> hops = lengths(entries);
    Map<Entry, List<Lap>> laps = new LinkedHashMap<>();
    for (int round = 0; round < rules.warmUpLaps() + rules.laps(); round++) {
      boolean counted = round >= rules.warmUpLaps();
      for (Entry entry : entries) {
        Lap lap = lap(entry, hops.get(entry));
        if (counted) {
          laps.computeIfAbsent(entry, e -> new ArrayList<>()).add(lap);
        }
      }
    }
    return contestants.stream().map(contestant -> result(contestant, laps)).toList();
  }

  /** Discipline by discipline, so that those compared run next to one another. */
  private static List<Entry> entries(List<Contestant> contestants) {
    return Arrays.stream(Discipline.values())
        .flatMap(
            discipline ->
                contestants.stream()
                    .filter(contestant -> contestant.disciplines().contains(discipline))
                    .map(contestant -> new Entry(contestant, discipline)))
        .toList();
  }

  /** Hops of a lap of each: all of the course, or as many as fit into its share of a round. */
  private Map<Entry, Integer> lengths(List<Entry> entries) {
    double[] secondsPerHop = entries.stream().mapToDouble(this::taste).toArray();
    int all = course.track().hops();
    double[] needs = Arrays.stream(secondsPerHop).map(seconds -> seconds * all).toArray();
    double level = Shares.level(needs, rules.roundSeconds());
    Map<Entry, Integer> hops = new LinkedHashMap<>();
    for (int e = 0; e < needs.length; e++) {
      double fitting = Math.min(all, level / secondsPerHop[e]);
      hops.put(entries.get(e), (int) Math.max(1, fitting));
    }
    return hops;
  }

  /** Seconds a hop, from runs that grow until they say something: the first plan and compile. */
  private double taste(Entry entry) {
    int all = course.track().hops();
    int hops = Math.min(all, Course.CHUNK_HOPS);
    lap(entry, hops);
    Lap lap = lap(entry, hops);
    while (lap.seconds() < TASTE_SECONDS && hops < all) {
      hops = Math.min(all, GROWTH * hops);
      lap = lap(entry, hops);
    }
    return lap.seconds() / hops;
  }

  private Lap lap(Entry entry, int hops) {
    progress.accept(entry.contestant().profile().id());
    Runnable run = entry.discipline().prepare(entry.contestant(), course, hops);
    Meter.Reading start = meter.read();
    run.run();
    return Lap.between(start, meter.read(), hops * course.track().hopSamples());
  }

  private Result result(Contestant contestant, Map<Entry, List<Lap>> laps) {
    Map<Discipline, Pace> paces = new LinkedHashMap<>();
    laps.keySet().stream()
        .filter(entry -> entry.contestant() == contestant)
        .sorted(Comparator.comparing(Entry::discipline))
        .forEach(entry -> paces.put(entry.discipline(), pace(laps.get(entry))));
    return new Result(contestant.profile(), paces);
  }

  private Pace pace(List<Lap> laps) {
    return Pace.of(laps, course.track().samples(), course.track().sampleRateHz());
  }
}
