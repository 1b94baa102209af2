package flowtone.race;

import flowtone.flow.ConvergenceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs contestants side by side: lap by lap each in turn, so that whatever else the machine does
 * falls on all of them alike. Those too slow for their share of the time run a shorter course and
 * are marked, those quick run it several times a lap. Not thread-safe.
 */
public final class Race {
  /** How long the laps of an entry are, and what of them does not depend on it. */
  private record Plan(int hops, double fixedSeconds) {}

  private final Course course;
  private final Rules rules;
  private final Timekeeper timekeeper;
  private final Map<Entry, String> failures = new LinkedHashMap<>();

  /**
   * @param progress told of what is run next
   */
  public Race(Course course, Rules rules, Meter meter, Consumer<String> progress) {
    this.course = course;
    this.rules = rules;
    this.timekeeper = new Timekeeper(course, meter, progress);
  }

  /** How fast each was, in the order of the contestants. */
  public List<Result> run(List<Contestant> contestants) {
    Map<Entry, Plan> plans = plans(entries(contestants));
    Map<Entry, List<Lap>> laps = new LinkedHashMap<>();
    plans.forEach((entry, plan) -> attempt(entry, () -> warmUp(entry, plan)));
    for (int round = 0; round < rules.laps(); round++) {
      plans.forEach((entry, plan) -> attempt(entry, () -> lap(entry, plan, laps)));
    }
    return contestants.stream().map(contestant -> result(contestant, plans, laps)).toList();
  }

  private void warmUp(Entry entry, Plan plan) {
    timekeeper.lap(entry, plan.hops(), rules.warmUpSeconds());
  }

  private void lap(Entry entry, Plan plan, Map<Entry, List<Lap>> laps) {
    Lap lap = timekeeper.lap(entry, plan.hops(), rules.lapSeconds());
    laps.computeIfAbsent(entry, e -> new ArrayList<>()).add(lap);
  }

  /** One that fails is out of the race; the others go on. */
  private void attempt(Entry entry, Runnable work) {
    if (failures.containsKey(entry)) {
      return;
    }
    try {
      work.run();
    } catch (ConvergenceException e) {
      failures.put(entry, e.getMessage());
    }
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

  /** Laps over all of the course, or as much as fits into an entry's share of a round. */
  private Map<Entry, Plan> plans(List<Entry> entries) {
    int all = timekeeper.hops();
    Map<Entry, Cost> costs = new LinkedHashMap<>();
    entries.forEach(entry -> attempt(entry, () -> costs.put(entry, Cost.of(timekeeper, entry))));
    double[] needs =
        costs.values().stream()
            .mapToDouble(cost -> Math.max(rules.lapSeconds(), cost.seconds(all)))
            .toArray();
    double level = Shares.level(needs, rules.roundSeconds());
    Map<Entry, Plan> plans = new LinkedHashMap<>();
    costs.forEach(
        (entry, cost) ->
            plans.put(entry, new Plan(cost.hopsWithin(level, all), cost.fixedSeconds())));
    return plans;
  }

  private Result result(Contestant contestant, Map<Entry, Plan> plans, Map<Entry, List<Lap>> laps) {
    Map<Discipline, Pace> paces = new EnumMap<>(Discipline.class);
    laps.forEach(
        (entry, own) -> {
          if (entry.contestant() == contestant && !failures.containsKey(entry)) {
            paces.put(entry.discipline(), pace(own, plans.get(entry).fixedSeconds()));
          }
        });
    return new Result(contestant.profile(), paces, failure(contestant));
  }

  private String failure(Contestant contestant) {
    return failures.entrySet().stream()
        .filter(failure -> failure.getKey().contestant() == contestant)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private Pace pace(List<Lap> laps, double fixedSeconds) {
    int courseSamples = course.track().samples();
    return Pace.of(laps, courseSamples, fixedSeconds, course.track().sampleRateHz());
  }
}
