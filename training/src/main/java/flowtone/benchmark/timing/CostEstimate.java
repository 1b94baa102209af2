package flowtone.benchmark.timing;

/**
 * What a repetition takes, estimated from short trial runs as a line over its hops.
 *
 * @param fixedSeconds whatever the length, such as a receptive field of silence
 * @param secondsPerHop for each hop
 */
record CostEstimate(double fixedSeconds, double secondsPerHop) {
  /** A trial this long tells the speed well enough to plan by. */
  private static final double TRIAL_SECONDS = 0.3;

  private static final int GROWTH = 4;

  /** Runs trials of growing length; the first one, which plans and compiles, is not counted. */
  static CostEstimate of(RepetitionTimer timer, ModelMode entry) {
    int all = timer.hops();
    int hops = Math.min(all, Workload.CHUNK_HOPS);
    timer.time(entry, hops);
    double shortSeconds = timer.time(entry, hops).seconds();
    int longHops = hops;
    double longSeconds = shortSeconds;
    while (longSeconds < TRIAL_SECONDS && longHops < all) {
      longHops = Math.min(all, GROWTH * longHops);
      longSeconds = timer.time(entry, longHops).seconds();
    }
    if (longHops == hops || longSeconds <= shortSeconds) {
      return new CostEstimate(0, longSeconds / longHops);
    }
    double perHop = (longSeconds - shortSeconds) / (longHops - hops);
    double fixed = Math.max(0, longSeconds - perHop * longHops);
    return new CostEstimate(fixed, (longSeconds - fixed) / longHops);
  }

  /** Seconds of a repetition over so many hops. */
  double seconds(int hops) {
    return fixedSeconds + hops * secondsPerHop;
  }

  /** As many hops as fit into so many seconds, at least one, at most {@code all}. */
  int hopsWithin(double seconds, int all) {
    return (int) Math.max(1, Math.min(all, (seconds - fixedSeconds) / secondsPerHop));
  }
}
