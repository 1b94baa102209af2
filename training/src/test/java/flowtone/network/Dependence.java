package flowtone.network;

import flowtone.flow.CouplingMask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which inputs each output of a flow depends on, and on no others.
 *
 * @param fromNoise patterns of the steps the flow consists of, the one nearest to the noise first;
 *     each is that of both directions of its step
 */
record Dependence(List<Pattern> fromNoise) {
  /** Every sample on itself and all before it. */
  static final Dependence CAUSAL = of((output, input, n) -> input <= output);

  /** Every sample on itself, all of earlier frames and those after it in its own. */
  static final Dependence REVERSED_IN_FRAMES =
      of(
          (output, input, n) ->
              input / n < output / n || input / n == output / n && input >= output);

  /** Everything on everything. */
  static final Dependence FULL = of((output, input, n) -> true);

  /** Whether an output depends on an input, in vectors made of frames of n samples. */
  @FunctionalInterface
  interface Pattern {
    boolean reaches(int output, int input, int n);
  }

  static Dependence of(Pattern... fromNoise) {
    return new Dependence(List.of(fromNoise));
  }

  /** So many couplings on halves that take turns: what changes, on what is kept until then. */
  static Dependence ofLayers(int couplings) {
    return new Dependence(IntStream.range(0, couplings).mapToObj(Dependence::coupling).toList());
  }

  private static Pattern coupling(int layer) {
    return (output, input, n) -> {
      CouplingMask half = CouplingMask.ofLayer(n, layer);
      boolean known = half.changes(output) && !half.changes(input) && input / n <= output / n;
      return input == output || known;
    };
  }

  /** This first, then {@code next}, seen from the noise. */
  Dependence then(Dependence next) {
    List<Pattern> both = new ArrayList<>(fromNoise);
    both.addAll(next.fromNoise);
    return new Dependence(both);
  }

  /** Dependence of data on noise [output][input]. */
  boolean[][] ofData(int dimensions, int n) {
    return product(fromNoise, dimensions, n);
  }

  /** Dependence of noise on data [output][input]. */
  boolean[][] ofNoise(int dimensions, int n) {
    List<Pattern> fromData = new ArrayList<>(fromNoise);
    Collections.reverse(fromData);
    return product(fromData, dimensions, n);
  }

  private static boolean[][] product(List<Pattern> steps, int dimensions, int n) {
    boolean[][] reached = new boolean[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      reached[i][i] = true;
    }
    for (Pattern step : steps) {
      reached = then(reached, step, n);
    }
    return reached;
  }

  private static boolean[][] then(boolean[][] before, Pattern step, int n) {
    int dimensions = before.length;
    boolean[][] after = new boolean[dimensions][dimensions];
    for (int output = 0; output < dimensions; output++) {
      for (int middle = 0; middle < dimensions; middle++) {
        for (int input = 0; input < dimensions && step.reaches(output, middle, n); input++) {
          after[output][input] |= before[middle][input];
        }
      }
    }
    return after;
  }
}
