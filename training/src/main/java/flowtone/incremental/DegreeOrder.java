package flowtone.incremental;

import flowtone.flow.Masks;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Hidden units sorted by degree, so that those that can be computed together lie together and every
 * mask becomes "from this unit on".
 */
final class DegreeOrder {
  private final int[] units;
  private final int[] starts;

  DegreeOrder(int channels, int n) {
    int[] degrees = Masks.degrees(channels, n);
    this.units =
        IntStream.range(0, channels)
            .boxed()
            .sorted(Comparator.comparingInt(unit -> degrees[unit]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.starts =
        IntStream.rangeClosed(0, n)
            .map(degree -> (int) IntStream.of(degrees).filter(d -> d < degree).count())
            .toArray();
  }

  /** Index, in the network's own order, of the unit at each place [channels]. */
  int[] units() {
    return units;
  }

  /** The same where units of an earlier frame come after those of the current one. */
  int[] pastUnits() {
    return IntStream.of(units).map(unit -> units.length + unit).toArray();
  }

  /** Filters, then gates of each degree in turn; gates come after all filters in the network. */
  int[] filtersAndGates() {
    return IntStream.range(0, starts.length - 1)
        .flatMap(degree -> IntStream.concat(ofDegree(degree, 0), ofDegree(degree, units.length)))
        .toArray();
  }

  private IntStream ofDegree(int degree, int offset) {
    return IntStream.range(start(degree), start(degree + 1)).map(place -> offset + units[place]);
  }

  /** Place of the first unit of at least this degree; the number of units if there is none. */
  int start(int degree) {
    return starts[degree];
  }
}
