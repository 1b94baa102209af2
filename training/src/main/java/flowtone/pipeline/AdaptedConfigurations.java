package flowtone.pipeline;

import flowtone.control.VoiceKind;
import flowtone.model.FlowConfig;
import flowtone.run.ConfigFile;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TrainingOrigin;
import flowtone.voice.TrainedFlow;
import java.util.Optional;

/**
 * Configurations for recordings that a trained voice is adapted to: sizes of the voice, all else of
 * the shipped configuration of its like, at a third of the learning rate.
 */
public final class AdaptedConfigurations {
  private AdaptedConfigurations() {}

  /** That of a teacher; empty if the origin has none. */
  public static Optional<TeacherConfig> teacher(TrainingOrigin origin) {
    return origin
        .teacher()
        .map(TrainedFlow::config)
        .map(model -> like(origin, model, "teacher", TeacherConfig.class).adapting(model));
  }

  /** That of a student; empty if the origin has none. */
  public static Optional<StudentConfig> student(TrainingOrigin origin) {
    return origin
        .student()
        .map(TrainedFlow::config)
        .map(model -> like(origin, model, "student", StudentConfig.class).adapting(model));
  }

  private static <T extends Record> T like(
      TrainingOrigin origin, FlowConfig model, String part, Class<T> type) {
    return ConfigFile.read(part, name(origin, model), type);
  }

  /** Name of the shipped configuration that begins with as much by formula as a model does. */
  private static String name(TrainingOrigin origin, FlowConfig model) {
    if (model.conditioner().predictsEnvelope()) {
      return ShippedConfigurations.ofEnvelopes(origin.layout().sampleRateHz());
    }
    if (model.conditioner().sourceFilter() != null) {
      return "voice-24k";
    }
    return origin.kind() == VoiceKind.VOCODER
        ? "voice"
        : origin.kind().configuration(origin.layout().sampleRateHz());
  }
}
