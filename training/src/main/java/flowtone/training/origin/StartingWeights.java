package flowtone.training.origin;

import flowtone.storage.WeightArray;
import flowtone.training.step.TrainingException;
import flowtone.voice.TrainedFlow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Weights that a new run starts from where they have the name and shape of its own. Immutable.
 *
 * @param source where they are from, in words; empty of none
 * @param arrays by name
 * @param layout of the features that they are multiplied with; empty where it is that of the run
 */
public record StartingWeights(
    String source, Map<String, WeightArray> arrays, Optional<FeatureLayout> layout) {
  /** None: the run starts from nothing. */
  public static final StartingWeights NONE = new StartingWeights("", Map.of(), Optional.empty());

  public StartingWeights {
    arrays = Map.copyOf(arrays);
  }

  /** Those of a flow that was trained on features of a layout. */
  public static StartingWeights of(String source, TrainedFlow flow, FeatureLayout layout) {
    return new StartingWeights(source, flow.weights(), Optional.of(layout));
  }

  /** Plain weights, for features laid out as the run's. */
  public static StartingWeights of(Map<String, WeightArray> arrays) {
    return arrays.isEmpty() ? NONE : new StartingWeights("given weights", arrays, Optional.empty());
  }

  /** Whether there are none, because nobody asked to start from any. */
  public boolean isNone() {
    return source.isEmpty();
  }

  /** The same without the weights of some names. */
  public StartingWeights without(Predicate<String> names) {
    Map<String, WeightArray> others = new LinkedHashMap<>(arrays);
    others.keySet().removeIf(names);
    return new StartingWeights(source, others, layout);
  }

  /**
   * The same for features of another layout.
   *
   * @throws TrainingException if that is of sound at another rate
   */
  public StartingWeights laidOutFor(FeatureLayout target) {
    if (layout.isEmpty()) {
      return this;
    }
    FeatureLayout own = layout.get();
    requireSameSound(own, target);
    Map<String, WeightArray> laid = new LinkedHashMap<>(arrays);
    laid.replaceAll(
        (name, weight) -> FeatureLayout.isRead(name) ? own.laidOutFor(target, weight) : weight);
    return new StartingWeights(source, laid, layout);
  }

  private void requireSameSound(FeatureLayout own, FeatureLayout target) {
    if (own.sampleRateHz() != target.sampleRateHz() || own.hopSamples() != target.hopSamples()) {
      throw new TrainingException(
          "expected recordings prepared at %d Hz in hops of %d samples, as those of %s; got %d Hz and %d"
              .formatted(
                  own.sampleRateHz(),
                  own.hopSamples(),
                  source,
                  target.sampleRateHz(),
                  target.hopSamples()));
    }
  }

  /**
   * Which of these the weights of a run take over.
   *
   * @param initial the run's own, by name
   * @param target layout of its features
   * @throws TrainingException if none does, although there are some
   */
  public TakenWeights takenBy(Map<String, WeightArray> initial, FeatureLayout target) {
    Set<String> taken = new TreeSet<>(initial.keySet());
    taken.removeIf(name -> !fits(name, initial.get(name)));
    Set<String> leftOut = new TreeSet<>(arrays.keySet());
    leftOut.removeAll(taken);
    Set<String> fresh = new TreeSet<>(initial.keySet());
    fresh.removeAll(taken);
    if (!isNone() && taken.isEmpty()) {
      throw new TrainingException(
          "expected weights that fit this configuration in %s; got none of its %d: start from"
                  .formatted(source, arrays.size())
              + " another, or without --config, which takes the sizes from there");
    }
    return new TakenWeights(
        source, List.copyOf(taken), List.copyOf(leftOut), List.copyOf(fresh), newLabels(target));
  }

  private List<String> newLabels(FeatureLayout target) {
    return layout.stream()
        .flatMap(own -> target.labels().stream().filter(label -> !own.labels().contains(label)))
        .toList();
  }

  private boolean fits(String name, WeightArray own) {
    WeightArray other = arrays.get(name);
    return other != null && Arrays.equals(other.shape(), own.shape());
  }
}
