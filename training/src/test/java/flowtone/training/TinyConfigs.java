package flowtone.training;

import flowtone.corpus.sampling.Augmentation;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.network.ConditionerConfig;
import flowtone.network.NetworkConfig;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;
import java.util.List;

/** Configurations that train in seconds. */
public final class TinyConfigs {
  private static final CropConfig CROPS = new CropConfig(2, 12, 2, Augmentation.DEFAULT);
  private static final OptimiserConfig OPTIMISER = new OptimiserConfig(3e-3, 10, 1000, 10, 0.9);

  private TinyConfigs() {}

  public static TeacherConfig teacher() {
    return new TeacherConfig(model(FlowFamilies.MAF, 1, -2), CROPS, OPTIMISER, Precision.FLOAT32);
  }

  /** A flow of two couplings. */
  public static TeacherConfig couplings(FlowFamily family) {
    return new TeacherConfig(model(family, 2, -2), CROPS, OPTIMISER, Precision.FLOAT32);
  }

  public static StudentConfig student() {
    DistillationConfig loss =
        new DistillationConfig(0.1, 0.5, 50, 1, 20, 1, 1, 0.3, 0.5, 0.1, null);
    return new StudentConfig(
        model(FlowFamilies.IAF, 2, -3), CROPS, OPTIMISER, loss, Precision.FLOAT32);
  }

  private static FlowConfig model(FlowFamily family, int flows, double initialLogScale) {
    return new FlowConfig(
        family,
        flows,
        new NetworkConfig(16, 12, List.of(1, 2), 8),
        new ConditionerConfig(8, List.of(1), 6),
        -9,
        initialLogScale);
  }
}
