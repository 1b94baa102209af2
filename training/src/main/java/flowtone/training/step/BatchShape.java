package flowtone.training.step;

import flowtone.control.ControlLayout;
import flowtone.corpus.Corpus;
import flowtone.model.FlowConfig;

/**
 * Sizes of the batches of one training graph.
 *
 * @param batch crops
 * @param hops hops a crop
 * @param layout of the controls of a crop
 */
public record BatchShape(int batch, int hops, ControlLayout layout) {

  /** Of crops of a corpus, as a model reads them. */
  public static BatchShape of(Corpus corpus, FlowConfig model, CropConfig crops) {
    int hopSamples = corpus.description().hopSamples();
    return new BatchShape(
        crops.batch(),
        crops.hops(),
        new ControlLayout(model.contextHops(), corpus.encoding().width(), hopSamples));
  }

  /**
   * What is computed at once, by one processor: two crops of an even batch, one of another, so that
   * rows stay in the processor's cache. A student wants two, one for each of its losses.
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

  /** Samples a crop. */
  public int samples() {
    return layout.samples(hops);
  }

  /** Samples of all crops. */
  public int allSamples() {
    return batch * samples();
  }
}
