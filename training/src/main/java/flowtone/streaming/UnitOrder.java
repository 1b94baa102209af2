package flowtone.streaming;

import flowtone.flow.Masks;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Hidden units sorted by degree: what a mask leaves out then lies together, and is left out of
 * products. Immutable.
 *
 * @param degrees of the units, in the network's own order
 * @param units index in that order of the unit at each place
 */
record UnitOrder(int[] degrees, int[] units) {

  static UnitOrder of(int channels, int frameSamples) {
    int[] degrees = Masks.degrees(channels, frameSamples);
    int[] units =
        IntStream.range(0, channels)
            .boxed()
            .sorted(Comparator.comparingInt(unit -> degrees[unit]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new UnitOrder(degrees, units);
  }

  /** The same among values that lie behind others. */
  int[] behind(int others) {
    return IntStream.of(units).map(unit -> others + unit).toArray();
  }
}
