package flowtone.evaluation.metric;

import java.util.function.ToDoubleBiFunction;

/**
 * The energy score of a system that draws sounds: {@code (d(x, y) + d(x, y')) / 2 - d(y, y') / 2}
 * of a recording x and two sounds y and y' made of its features with two noises (Gritsenko et al.
 * 2020, arXiv 2008.01160, there as a loss). A distance alone is least where the noise has died;
 * this score gives back what two sounds of the right variety must differ by, so that with enough
 * recordings the system that draws as nature does has the least. Of a system without noise it is
 * the distance itself.
 */
public final class EnergyScore {
  private EnergyScore() {}

  /**
   * The score.
   *
   * @param <T> what sounds are compared as
   * @param distance of the second from the first, at least 0
   */
  public static <T> double of(ToDoubleBiFunction<T, T> distance, T recording, T first, T second) {
    double near = distance.applyAsDouble(recording, first);
    double again = distance.applyAsDouble(recording, second);
    return (near + again - distance.applyAsDouble(first, second)) / 2;
  }
}
