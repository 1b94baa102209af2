package flowtone.training.step;

import flowtone.corpus.Corpus;
import flowtone.model.FlowConfig;

/**
 * Sizes of the batches of one training graph.
 *
 * @param batch crops
 * @param hops hops a crop
 * @param hopSamples samples a hop
 * @param contextHops hops of features before the crop
 * @param featureWidth values of a feature row
 */
public record BatchShape(int batch, int hops, int hopSamples, int contextHops, int featureWidth) {

  /** Of crops of a corpus, as a model reads them. */
  public static BatchShape of(Corpus corpus, FlowConfig model, CropConfig crops) {
    return new BatchShape(
        crops.batch(),
        crops.hops(),
        corpus.description().hopSamples(),
        model.contextHops(),
        corpus.encoding().width());
  }

  /**
   * What is computed at once, by one processor: two crops of an even batch, one of another, so that
   * rows stay in the processor's cache. A student wants two, one for each of its losses.
   */
  public BatchShape part() {
    return new BatchShape(2 - batch % 2, hops, hopSamples, contextHops, featureWidth);
  }

  /** Samples a crop. */
  public int samples() {
    return hops * hopSamples;
  }

  /** Samples of all crops. */
  public int allSamples() {
    return batch * samples();
  }
}
