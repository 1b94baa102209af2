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
 * @param config of the teacher or student, as text, with the crops of one worker
 * @param teacher model that a student is distilled from, as text; empty if a teacher is trained
 * @param teacherWeights its weights, none if a teacher is trained
 * @param division of steps among workers
 */
public record WorkerSetup(
    String run,
    Location corpus,
    String config,
    String teacher,
    HashMap<String, WeightArray> teacherWeights,
    Division division)
    implements Serializable {
  /**
   * Of a teacher.
   *
   * @param batches whether workers divide a batch or take one each
   */
  public static WorkerSetup ofTeacher(
      String run, Location corpus, TeacherConfig config, int workers, Batches batches) {
    TeacherConfig own = batches == Batches.SHARED ? config.sharedBy(workers) : config;
    return new WorkerSetup(
        run,
        corpus,
        ConfigFile.text(own),
        "",
        new HashMap<>(),
        new Division(workers, config.crops().batch(), own.crops().batch()));
  }

  /**
   * Of a student of a teacher.
   *
   * @param batches whether workers divide a batch or take one each
   */
  public static WorkerSetup ofStudent(
      String run,
      Location corpus,
      StudentConfig config,
      TrainedFlow teacher,
      int workers,
      Batches batches) {
    StudentConfig own = batches == Batches.SHARED ? config.sharedBy(workers) : config;
    return new WorkerSetup(
        run,
        corpus,
        ConfigFile.text(own),
        ConfigFile.text(teacher.config()),
        new HashMap<>(teacher.weights()),
        new Division(workers, config.crops().batch(), own.crops().batch()));
  }

  /** A worker on this machine. */
  Worker open(int index, int threads) throws IOException {
    Corpus own = CorpusCopy.part(corpus, index, division.workers());
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
