package flowtone.flow;

/**
 * Network passes each direction of a bijection costs.
 *
 * @param toNoise passes to evaluate a density
 * @param toData passes to draw a sample
 */
public record Passes(int toNoise, int toData) {

  /** Both directions one after another. */
  public Passes then(Passes next) {
    return new Passes(toNoise + next.toNoise, toData + next.toData);
  }

  /** The same bijection read the other way. */
  public Passes swapped() {
    return new Passes(toData, toNoise);
  }
}
