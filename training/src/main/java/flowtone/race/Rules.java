package flowtone.race;

/**
 * How long a race is.
 *
 * @param warmUpLaps run and forgotten
 * @param laps counted of each contestant and discipline
 * @param seconds all of it may take together, about
 */
public record Rules(int warmUpLaps, int laps, double seconds) {
  public Rules {
    if (warmUpLaps < 0 || laps < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "expected at least 1 lap and more than 0 seconds; got %d laps in %s seconds"
              .formatted(laps, seconds));
    }
  }

  /** Seconds for one lap of each together. */
  double roundSeconds() {
    return seconds / (warmUpLaps + laps);
  }
}
