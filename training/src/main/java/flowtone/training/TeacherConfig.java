package flowtone.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.training.step.BatchShare;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;

/**
 * How a teacher is built and trained.
 *
 * @param model sizes, one flow
 * @param crops what it is trained on
 * @param optimiser its schedule
 * @param precision of matrix products while training
 * @param envelope how the envelopes are fitted that its source filter predicts; null if it predicts
 *     none
 * @param inputJitter how far its network reads crops off what they are; null, as in older files, if
 *     not at all
 */
public record TeacherConfig(
    FlowConfig model,
    CropConfig crops,
    OptimiserConfig optimiser,
    Precision precision,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_NULL)
        EnvelopeFitConfig envelope,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_NULL)
        InputJitter inputJitter) {
  public TeacherConfig {
    if (inputJitter != null && model.family() != FlowFamilies.MAF) {
      throw new IllegalArgumentException(
          "expected an inputJitter of the family %s alone; got one of %s"
              .formatted(FlowFamilies.MAF, model.family()));
    }
    boolean fitted = envelope != null;
    if (fitted != model.conditioner().predictsEnvelope()) {
      throw new IllegalArgumentException(
          "expected an envelope to fit exactly where the sourceFilter predicts one; got %s"
              .formatted(fitted ? "one too many" : "none"));
    }
  }

  /** Of a model that predicts no envelope. */
  public TeacherConfig(
      FlowConfig model, CropConfig crops, OptimiserConfig optimiser, Precision precision) {
    this(model, crops, optimiser, precision, null, null);
  }

  /** That of each of several workers who take a batch together. */
  public TeacherConfig sharedBy(int workers) {
    int own = new BatchShare(crops.batch(), 1).of(workers);
    return new TeacherConfig(
        model, crops.withBatch(own), optimiser, precision, envelope, inputJitter);
  }

  /** The same for a model of other sizes whose weights were trained before. */
  public TeacherConfig adapting(FlowConfig trained) {
    EnvelopeFitConfig fit = envelope == null ? null : envelope.forAdaptation();
    return new TeacherConfig(
        trained, crops, optimiser.forAdaptation(), precision, fit, inputJitter);
  }
}
