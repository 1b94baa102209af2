package flowtone.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.model.FlowConfig;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;

/**
 * How a teacher is built and trained.
 *
 * @param model sizes, one flow
 * @param crops what it is trained on
 * @param optimiser its schedule
 * @param pastDistortion how the past that it predicts from is distorted while training; none if
 *     null
 * @param precision of matrix products while training
 */
public record TeacherConfig(
    FlowConfig model,
    CropConfig crops,
    OptimiserConfig optimiser,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_NULL)
        PastDistortion pastDistortion,
    Precision precision) {

  /** A teacher that is trained on undistorted sound. */
  public TeacherConfig(
      FlowConfig model, CropConfig crops, OptimiserConfig optimiser, Precision precision) {
    this(model, crops, optimiser, null, precision);
  }
}
