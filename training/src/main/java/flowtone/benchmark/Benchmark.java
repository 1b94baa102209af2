package flowtone.benchmark;

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
public final class Benchmark {
  /** How long the laps of an entry are, and what of them does not depend on it. */
  private record Plan(int hops, double fixedSeconds) {}

  private final Workload course;
  private final BenchmarkSettings rules;
  private final RepetitionClock timekeeper;
  private final Map<ModelMode, String> failures = new LinkedHashMap<>();

  /**
   * @param progress told of what is run next
   */
  public Benchmark(
      Workload course, BenchmarkSettings rules, Clock meter, Consumer<String> progress) {
    this.course = course;
    this.rules = rules;
    this.timekeeper = new RepetitionClock(course, meter, progress);
  }

  /** How fast each was, in the order of the contestants. */
  public List<Result> run(List<BenchmarkedModel> contestants) {
    Map<ModelMode, Plan> plans = plans(entries(contestants));
    Map<ModelMode, List<Repetition>> laps = new LinkedHashMap<>();
    plans.forEach((entry, plan) -> attempt(entry, () -> warmUp(entry, plan)));
    for (int round = 0; round < rules.laps(); round++) {
      plans.forEach((entry, plan) -> attempt(entry, () -> lap(entry, plan, laps)));
    }
    return contestants.stream().map(contestant -> result(contestant, plans, laps)).toList();
  }

  private void warmUp(ModelMode entry, Plan plan) {
    timekeeper.lap(entry, plan.hops(), rules.warmUpSeconds());
  }

  private void lap(ModelMode entry, Plan plan, Map<ModelMode, List<Repetition>> laps) {
    Repetition lap = timekeeper.lap(entry, plan.hops(), rules.lapSeconds());
    laps.computeIfAbsent(entry, e -> new ArrayList<>()).add(lap);
  }

  /** One that fails is out of the race; the others go on. */
  private void attempt(ModelMode entry, Runnable work) {
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
  private static List<ModelMode> entries(List<BenchmarkedModel> contestants) {
    return Arrays.stream(Mode.values())
        .flatMap(
            discipline ->
                contestants.stream()
                    .filter(contestant -> contestant.disciplines().contains(discipline))
                    .map(contestant -> new ModelMode(contestant, discipline)))
        .toList();
  }

  /** Laps over all of the course, or as much as fits into an entry's share of a round. */
  private Map<ModelMode, Plan> plans(List<ModelMode> entries) {
    int all = timekeeper.hops();
    Map<ModelMode, Cost> costs = new LinkedHashMap<>();
    entries.forEach(entry -> attempt(entry, () -> costs.put(entry, Cost.of(timekeeper, entry))));
    double[] needs =
        costs.values().stream()
            .mapToDouble(cost -> Math.max(rules.lapSeconds(), cost.seconds(all)))
            .toArray();
    double level = TimeShares.level(needs, rules.roundSeconds());
    Map<ModelMode, Plan> plans = new LinkedHashMap<>();
    costs.forEach(
        (entry, cost) ->
            plans.put(entry, new Plan(cost.hopsWithin(level, all), cost.fixedSeconds())));
    return plans;
  }

  private Result result(
      BenchmarkedModel contestant,
      Map<ModelMode, Plan> plans,
      Map<ModelMode, List<Repetition>> laps) {
    Map<Mode, Throughput> paces = new EnumMap<>(Mode.class);
    laps.forEach(
        (entry, own) -> {
          if (entry.contestant() == contestant && !failures.containsKey(entry)) {
            paces.put(entry.discipline(), pace(own, plans.get(entry).fixedSeconds()));
          }
        });
    return new Result(contestant.profile(), paces, failure(contestant));
  }

  private String failure(BenchmarkedModel contestant) {
    return failures.entrySet().stream()
        .filter(failure -> failure.getKey().contestant() == contestant)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private Throughput pace(List<Repetition> laps, double fixedSeconds) {
    int courseSamples = course.track().samples();
    return Throughput.of(laps, courseSamples, fixedSeconds, course.track().sampleRateHz());
  }
}
