package flowtone.benchmark;

/**
 * What a lap takes, as a first taste tells.
 *
 * @param fixedSeconds whatever the length, such as a past of silence
 * @param secondsPerHop for each hop
 */
record Cost(double fixedSeconds, double secondsPerHop) {
  /** A taste this long tells the speed well enough to plan by. */
  private static final double TASTE_SECONDS = 0.3;

  private static final int GROWTH = 4;

  /** Tastes runs that grow until they say something; the first one plans and compiles. */
  static Cost of(RepetitionClock timekeeper, ModelMode entry) {
    int all = timekeeper.hops();
    int hops = Math.min(all, Workload.CHUNK_HOPS);
    timekeeper.lap(entry, hops);
    double shortSeconds = timekeeper.lap(entry, hops).seconds();
    int longHops = hops;
    double longSeconds = shortSeconds;
    while (longSeconds < TASTE_SECONDS && longHops < all) {
      longHops = Math.min(all, GROWTH * longHops);
      longSeconds = timekeeper.lap(entry, longHops).seconds();
    }
    if (longHops == hops || longSeconds <= shortSeconds) {
      return new Cost(0, longSeconds / longHops);
    }
    double perHop = (longSeconds - shortSeconds) / (longHops - hops);
    double fixed = Math.max(0, longSeconds - perHop * longHops);
    return new Cost(fixed, (longSeconds - fixed) / longHops);
  }

  double seconds(int hops) {
    return fixedSeconds + hops * secondsPerHop;
  }

  /** As many hops as fit, at least one. */
  int hopsWithin(double seconds, int all) {
    return (int) Math.max(1, Math.min(all, (seconds - fixedSeconds) / secondsPerHop));
  }
}
