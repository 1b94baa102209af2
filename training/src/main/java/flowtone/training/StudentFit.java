package flowtone.training;

import flowtone.corpus.CorpusDescription;
import flowtone.model.FlowConfig;
import flowtone.run.RunDirectory;
import flowtone.training.step.TrainingException;
import java.nio.file.Path;

/** Whether a student can be distilled from a teacher: asked before a run is begun. */
public final class StudentFit {
  private StudentFit() {}

  /**
   * Checks that a student can be distilled from a teacher's run.
   *
   * @throws TrainingException if there is no such run, or it has no checkpoint
   * @throws IllegalArgumentException if the student does not go with the teacher, or does not fit
   *     its corpus
   */
  public static void require(Path teacherRun, StudentConfig config) {
    RunDirectory run = RunDirectory.at(teacherRun);
    require(CheckpointLoader.trained(run).config(), config.model());
    CorpusDescription corpus = CheckpointLoader.corpus(run);
    config.model().requireFit(corpus.sampleRateHz(), corpus.hopSamples());
  }

  /**
   * Checks that a student goes with a teacher.
   *
   * @throws IllegalArgumentException if it looks back on another context, or begins with an
   *     envelope that the teacher does not predict
   */
  public static void require(FlowConfig teacher, FlowConfig student) {
    requireEqualContext(teacher, student);
    requireEqualEnvelope(teacher, student);
  }

  private static void requireEqualContext(FlowConfig teacher, FlowConfig student) {
    if (teacher.contextHops() != student.contextHops()) {
      throw new IllegalArgumentException(
          "expected a student whose conditioner looks back %d hops as its teacher's does; got %d"
              .formatted(teacher.contextHops(), student.contextHops()));
    }
  }

  private static void requireEqualEnvelope(FlowConfig teacher, FlowConfig student) {
    boolean predicts = student.conditioner().predictsEnvelope();
    boolean known =
        teacher.conditioner().predictsEnvelope()
            && student
                .conditioner()
                .sourceFilter()
                .envelope()
                .equals(teacher.conditioner().sourceFilter().envelope());
    if (predicts && !known) {
      throw new IllegalArgumentException(
          "expected a teacher that predicts the envelope its student begins with; got another");
    }
  }
}
