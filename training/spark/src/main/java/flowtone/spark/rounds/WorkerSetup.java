package flowtone.spark.rounds;

import flowtone.corpus.Corpus;
import flowtone.model.FlowConfig;
import flowtone.run.ConfigFile;
import flowtone.spark.cluster.Location;
import flowtone.storage.WeightArray;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.Worker;
import flowtone.voice.TrainedFlow;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What workers are told before the first round.
 *
 * @param run names the training on this cluster; no two have the same
 * @param corpus what is trained on
 * @param config of the teacher or student, as text
 * @param teacher model that a student is distilled from, as text; empty if a teacher is trained
 * @param teacherWeights its weights, none if a teacher is trained
 * @param workers how many there are
 */
public record WorkerSetup(
    String run,
    Location corpus,
    String config,
    String teacher,
    HashMap<String, WeightArray> teacherWeights,
    int workers)
    implements Serializable {
  public WorkerSetup {
    if (workers < 1) {
      throw new IllegalArgumentException("expected at least one worker; got " + workers);
    }
  }

  /** Of a teacher. */
  public static WorkerSetup ofTeacher(
      String run, Location corpus, TeacherConfig config, int workers) {
    return new WorkerSetup(run, corpus, ConfigFile.text(config), "", new HashMap<>(), workers);
  }

  /** Of a student of a teacher. */
  public static WorkerSetup ofStudent(
      String run, Location corpus, StudentConfig config, TrainedFlow teacher, int workers) {
    return new WorkerSetup(
        run,
        corpus,
        ConfigFile.text(config),
        ConfigFile.text(teacher.config()),
        new HashMap<>(teacher.weights()),
        workers);
  }

  /** A worker on this machine. */
  Worker open(int index, int threads) throws IOException {
    Corpus own = CorpusCopy.part(corpus, index, workers);
    if (teacher.isEmpty()) {
      TeacherConfig parsed = ConfigFile.parse(config, TeacherConfig.class);
      return Worker.ofTeacher(own, parsed, index, threads);
    }
    Map<String, WeightArray> weights = teacherWeights;
    TrainedFlow from = new TrainedFlow(ConfigFile.parse(teacher, FlowConfig.class), weights);
    return Worker.ofStudent(
        own, ConfigFile.parse(config, StudentConfig.class), from, index, threads);
  }
}
