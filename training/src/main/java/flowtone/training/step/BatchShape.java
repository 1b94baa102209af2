package flowtone.training.step;

import flowtone.control.ControlLayout;
import flowtone.corpus.Corpus;
import flowtone.model.FlowConfig;

/**
 * Sizes of the batches of one training graph.
 *
 * @param batch crops
 * @param hops hops per crop
 * @param layout of the controls of a crop
 */
public record BatchShape(int batch, int hops, ControlLayout layout) {

  /**
   * The shape of the batches of a model on a corpus.
   *
   * @throws IllegalArgumentException if the model does not {@link FlowConfig#requireFit fit} it
   */
  public static BatchShape of(Corpus corpus, FlowConfig model, CropConfig crops) {
    int hopSamples = corpus.description().hopSamples();
    model.requireFit(corpus.description().sampleRateHz(), hopSamples);
    return new BatchShape(
        crops.batch(),
        crops.hops(),
        new ControlLayout(model.contextHops(), corpus.encoding().width(), hopSamples));
  }

  /**
   * The part of a batch that one thread computes: two crops of an even batch, one of an odd batch,
   * so that activations stay in the cache. A student needs two, one for each half of its loss.
   */
  public BatchShape part() {
    return new BatchShape(2 - batch % 2, hops, layout);
  }

  /** Samples a hop. */
  public int hopSamples() {
    return layout.hopSamples();
  }

  /** Values of a feature row. */
  public int featureWidth() {
    return layout.featureWidth();
  }

  /** Samples per crop. */
  public int samples() {
    return layout.samples(hops);
  }

  /** Samples of all crops. */
  public int allSamples() {
    return batch * samples();
  }
}
