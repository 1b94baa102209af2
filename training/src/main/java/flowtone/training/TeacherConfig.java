package flowtone.training;

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
 * @param precision of matrix products while training
 */
public record TeacherConfig(
    FlowConfig model, CropConfig crops, OptimiserConfig optimiser, Precision precision) {}
