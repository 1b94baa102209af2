package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.run.ConfigFile;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import org.junit.jupiter.api.Test;

/** What follows from the hours asked for and the minutes recorded. */
class TrainingExtentTest {
  private final TeacherConfig teacher =
      ConfigFile.read("teacher", "instrument-24k", TeacherConfig.class);
  private final StudentConfig student =
      ConfigFile.read("student", "instrument-24k", StudentConfig.class);

  @Test
  void ofHoursAllStaysAsItIs() {
    TrainingExtent night = new TrainingExtent(8, 40);
    assertEquals(teacher, night.suit(teacher));
    assertEquals(student, night.suit(student));
  }

  @Test
  void aShortTrainingTakesMoreAndSmallerStepsAndFitsEnvelopesSooner() {
    TeacherConfig quick = new TrainingExtent(0.333, 40).suit(teacher);
    assertEquals(4, quick.crops().batch());
    assertEquals(0.0015 / Math.sqrt(2), quick.optimiser().learningRate(), 1e-9);
    assertEquals(100, quick.optimiser().warmupSteps());
    assertEquals(1332, quick.envelope().steps());
    assertEquals(266, quick.envelope().optimiser().halvingSteps());
    assertEquals(400, new TrainingExtent(0.1, 40).suit(teacher).envelope().steps());
    assertEquals(teacher.model(), quick.model());
  }

  @Test
  void fewRecordingsTakeSmallerBatchesToo() {
    assertEquals(4, new TrainingExtent(4, 3).suit(teacher).crops().batch());
    assertEquals(4000, new TrainingExtent(4, 3).suit(teacher).envelope().steps());
  }

  @Test
  void aBatchStaysLargeEnoughForTwoProcessors() {
    assertEquals(4, new TrainingExtent(0.1, 1).suit(student).crops().batch());
  }
}
