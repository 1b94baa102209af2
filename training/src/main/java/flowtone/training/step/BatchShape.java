package flowtone.training.step;

import flowtone.corpus.Corpus;
import flowtone.model.FlowConfig;

/**
 * Sizes of the batches of one training graph.
 *
 * @param batch crops
 * @param hops hops per crop
 * @param hopSamples samples per hop
 * @param contextHops hops of features before the crop
 * @param featureWidth values per feature row
 */
public record BatchShape(int batch, int hops, int hopSamples, int contextHops, int featureWidth) {

  /** The shape of the batches of a model on a corpus. */
  public static BatchShape of(Corpus corpus, FlowConfig model, CropConfig crops) {
    return new BatchShape(
        crops.batch(),
        crops.hops(),
        corpus.description().hopSamples(),
        model.contextHops(),
        corpus.encoding().width());
  }

  /**
   * The part of a batch that one thread computes: two crops of an even batch, one of an odd batch,
   * so that activations stay in the cache. A student needs two, one for each half of its loss.
   */
  public BatchShape part() {
    return new BatchShape(2 - batch % 2, hops, hopSamples, contextHops, featureWidth);
  }

  /** Samples per crop. */
  public int samples() {
    return hops * hopSamples;
  }

  /** Samples of all crops. */
  public int allSamples() {
    return batch * samples();
  }
}
