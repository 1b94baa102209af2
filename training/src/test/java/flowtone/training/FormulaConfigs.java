package flowtone.training;

import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.sampling.Augmentation;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.network.ConditionerConfig;
import flowtone.network.NetworkConfig;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;
import java.util.List;

/** Configurations of instruments that begin with fitted envelopes, which train in seconds. */
public final class FormulaConfigs {
  static final EnvelopeConfig ENVELOPE = new EnvelopeConfig(12, List.of(1), 8, 20);
  private static final CropConfig CROPS = new CropConfig(2, 24, 4, Augmentation.DEFAULT);
  private static final OptimiserConfig OPTIMISER = new OptimiserConfig(3e-3, 10, 1000, 10, 0.9);

  private FormulaConfigs() {}

  public static TeacherConfig teacher(int fitSteps) {
    return new TeacherConfig(
        model(FlowFamilies.MAF, 1, 0, ENVELOPE),
        CROPS,
        OPTIMISER,
        Precision.FLOAT32,
        new EnvelopeFitConfig(fitSteps, CROPS, OPTIMISER, 1e-4),
        new InputJitter(6));
  }

  public static StudentConfig student() {
    return student(ENVELOPE);
  }

  static StudentConfig student(EnvelopeConfig envelope) {
    DistillationConfig loss = new DistillationConfig(0.1, 0.5, 50, 1, 20, 1, 1, 0.3, 1, 0.1, 0.5);
    return new StudentConfig(
        model(FlowFamilies.IAF, 2, 20, envelope), CROPS, OPTIMISER, loss, Precision.FLOAT32);
  }

  static FlowConfig model(FlowFamily family, int flows, int harmonics, EnvelopeConfig envelope) {
    return new FlowConfig(
        family,
        flows,
        new NetworkConfig(16, 12, List.of(1, 2), 0, family == FlowFamilies.MAF ? 2 : 0),
        new ConditionerConfig(
            8,
            List.of(1),
            0,
            new SourceFilterConfig(GeneratedCorpus.RATE, 80, harmonics, 256, 512, envelope)),
        -9,
        0);
  }
}
