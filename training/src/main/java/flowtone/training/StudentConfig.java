package flowtone.training;

import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
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
  public StudentConfig {
    boolean olderOfOneFlow = model.flows() == 1 && model.family() == FlowFamilies.MAF;
    if (model.family() != FlowFamilies.IAF && !olderOfOneFlow) {
      throw new IllegalArgumentException(
          "expected a student of the family iaf; got " + model.family());
    }
    if (crops.batch() % 2 != 0) {
      throw new IllegalArgumentException(
          "expected an even batch, one half for the divergence and one for the spectrum; got "
              + crops.batch());
    }
  }

  /** The same for a model of other sizes whose weights were trained before. */
  public StudentConfig adapting(FlowConfig trained) {
    return new StudentConfig(trained, crops, optimiser.forAdaptation(), loss, precision);
  }
}
