package flowtone.training;

import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.training.step.BatchShare;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;

/**
 * How a student is built and distilled.
 *
 * @param model sizes
 * @param crops of the training batches
 * @param optimiser its schedule
 * @param loss weights of the terms of the loss
 * @param precision of matrix products while training
 */
public record StudentConfig(
    FlowConfig model,
    CropConfig crops,
    OptimiserConfig optimiser,
    DistillationConfig loss,
    Precision precision) {
  /** One for the divergence and one for the spectrum. */
  private static final int HALVES = 2;

  public StudentConfig {
    boolean olderOfOneFlow = model.flows() == 1 && model.family() == FlowFamilies.MAF;
    if (model.family() != FlowFamilies.IAF && !olderOfOneFlow) {
      throw new IllegalArgumentException(
          "expected a student of the family iaf; got " + model.family());
    }
    if (crops.batch() % HALVES != 0) {
      throw new IllegalArgumentException(
          "expected an even batch, one half for the divergence and one for the spectrum; got "
              + crops.batch());
    }
  }

  /**
   * That of each of several workers who take a batch together, each some for both of its halves.
   */
  public StudentConfig sharedBy(int workers) {
    int own = new BatchShare(crops.batch(), HALVES).of(workers);
    return new StudentConfig(model, crops.withBatch(own), optimiser, loss, precision);
  }

  /** The same for a model of other sizes whose weights were trained before. */
  public StudentConfig adapting(FlowConfig trained) {
    return new StudentConfig(trained, crops, optimiser.forAdaptation(), loss, precision);
  }
}
