package flowtone.training.step;

import flowtone.corpus.sampling.Augmentation;

/**
 * The crops a model is trained on.
 *
 * @param batch crops per step
 * @param hops length of a crop, hops
 * @param warmHops first hops of a crop left out of the loss, because their past is unknown
 * @param augmentation random changes of the crops
 */
public record CropConfig(int batch, int hops, int warmHops, Augmentation augmentation) {
  public CropConfig {
    if (batch < 1 || warmHops < 0 || hops <= warmHops) {
      throw new IllegalArgumentException(
          "expected a batch of at least 1 and more hops than warmHops; got %d, %d and %d"
              .formatted(batch, hops, warmHops));
    }
  }

  /** The same with another number of crops a step. */
  public CropConfig withBatch(int crops) {
    return new CropConfig(crops, hops, warmHops, augmentation);
  }
}
