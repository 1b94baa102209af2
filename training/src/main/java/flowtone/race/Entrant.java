package flowtone.race;

/**
 * A contestant of a race on a corpus.
 *
 * @param contestant who
 * @param excerpt whether only a short part of the test recordings is scored, because it is slow
 */
public record Entrant(Contestant contestant, boolean excerpt) {
  /** One that scores all test recordings. */
  public static Entrant of(Contestant contestant) {
    return new Entrant(contestant, false);
  }

  /** One that scores a few seconds of them. */
  public static Entrant ofExcerpt(Contestant contestant) {
    return new Entrant(contestant, true);
  }
}
