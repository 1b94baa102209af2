package flowtone.benchmark.timing;

import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.Mode;
import flowtone.flow.ConvergenceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Times models side by side: a repetition of each in turn, so that whatever else the machine does
 * falls on all of them alike. Models too slow for their share of the time run a part of the
 * workload and are marked; fast ones run it several times a repetition. Not thread-safe.
 */
public final class SpeedBenchmark {
  /** How many hops a repetition has, and the part of its time that does not depend on them. */
  private record Plan(int hops, double fixedSeconds) {}

  private final Workload workload;
  private final BenchmarkSettings settings;
  private final RepetitionTimer timer;
  private final Map<ModelMode, String> failures = new LinkedHashMap<>();

  /**
   * @param progress told the id of the model that runs next
   */
  public SpeedBenchmark(
      Workload workload, BenchmarkSettings settings, Clock clock, Consumer<String> progress) {
    this.workload = workload;
    this.settings = settings;
    this.timer = new RepetitionTimer(workload, clock, progress);
  }

  /** How fast each model was, in the order given. */
  public List<SpeedResult> run(List<BenchmarkedModel> models) {
    Map<ModelMode, Plan> plans = plans(entries(models));
    Map<ModelMode, List<Repetition>> repetitions = new LinkedHashMap<>();
    plans.forEach((entry, plan) -> attempt(entry, () -> warmUp(entry, plan)));
    for (int round = 0; round < settings.repetitions(); round++) {
      plans.forEach((entry, plan) -> attempt(entry, () -> repeat(entry, plan, repetitions)));
    }
    return models.stream().map(model -> result(model, plans, repetitions)).toList();
  }

  private void warmUp(ModelMode entry, Plan plan) {
    timer.time(entry, plan.hops(), settings.warmUpSeconds());
  }

  private void repeat(ModelMode entry, Plan plan, Map<ModelMode, List<Repetition>> repetitions) {
    Repetition repetition = timer.time(entry, plan.hops(), settings.repetitionSeconds());
    repetitions.computeIfAbsent(entry, e -> new ArrayList<>()).add(repetition);
  }

  /** A model that fails in a mode is not run in it again; the others go on. */
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

  /** Mode by mode, so that those compared run next to one another. */
  private static List<ModelMode> entries(List<BenchmarkedModel> models) {
    return Arrays.stream(Mode.values())
        .flatMap(
            mode ->
                models.stream()
                    .filter(model -> model.modes().contains(mode))
                    .map(model -> new ModelMode(model, mode)))
        .toList();
  }

  /** Repetitions over the whole workload, or as much as fits into an entry's share of a round. */
  private Map<ModelMode, Plan> plans(List<ModelMode> entries) {
    int all = timer.hops();
    Map<ModelMode, CostEstimate> costs = new LinkedHashMap<>();
    entries.forEach(entry -> attempt(entry, () -> costs.put(entry, CostEstimate.of(timer, entry))));
    double[] needs =
        costs.values().stream()
            .mapToDouble(cost -> Math.max(settings.repetitionSeconds(), cost.seconds(all)))
            .toArray();
    double level = TimeShares.level(needs, settings.roundSeconds());
    Map<ModelMode, Plan> plans = new LinkedHashMap<>();
    costs.forEach(
        (entry, cost) ->
            plans.put(entry, new Plan(cost.hopsWithin(level, all), cost.fixedSeconds())));
    return plans;
  }

  private SpeedResult result(
      BenchmarkedModel model,
      Map<ModelMode, Plan> plans,
      Map<ModelMode, List<Repetition>> repetitions) {
    Map<Mode, Throughput> throughputs = new EnumMap<>(Mode.class);
    repetitions.forEach(
        (entry, own) -> {
          if (entry.model() == model && !failures.containsKey(entry)) {
            throughputs.put(entry.mode(), throughput(own, plans.get(entry).fixedSeconds()));
          }
        });
    return new SpeedResult(model.profile(), throughputs, failure(model));
  }

  private String failure(BenchmarkedModel model) {
    return failures.entrySet().stream()
        .filter(failure -> failure.getKey().model() == model)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private Throughput throughput(List<Repetition> repetitions, double fixedSeconds) {
    return Throughput.of(
        repetitions, workload.track().samples(), fixedSeconds, workload.track().sampleRateHz());
  }
}
