package flowtone.training.step;

/**
 * How a batch is divided among workers that train together, so that a step of all of them sees as
 * many samples as one of a worker that trains alone.
 *
 * @param crops of the batch, at least 1
 * @param multiple what the crops of a worker are a multiple of, at least 1
 */
public record BatchShare(int crops, int multiple) {
  public BatchShare {
    if (crops < 1 || multiple < 1) {
      throw new IllegalArgumentException(
          "expected a batch of a crop or more, divided by a crop or more; got %d and %d"
              .formatted(crops, multiple));
    }
  }

  /**
   * Crops of each of so many workers: as many as the batch has of them where it can be divided,
   * otherwise the fewest with which all of them have no less than the batch.
   */
  public int of(int workers) {
    int leastOfAll = workers * multiple;
    return (crops + leastOfAll - 1) / leastOfAll * multiple;
  }
}
