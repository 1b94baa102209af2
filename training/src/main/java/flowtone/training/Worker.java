package flowtone.training;

import flowtone.corpus.Corpus;
import flowtone.storage.WeightArray;
import flowtone.training.step.BatchShape;
import flowtone.training.step.RunningMeans;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import flowtone.voice.TrainedFlow;
import java.util.Map;
import java.util.function.LongFunction;
import org.tensorflow.Graph;

/**
 * One of several workers that train a run together: takes steps from a state it is given, as the
 * trainer of one machine does, and gives back what they led to. Whoever opens it closes it. Used by
 * one thread at a time.
 */
public final class Worker implements AutoCloseable {
  private final TrainingTask task;
  private final TrainingSession session;
  private final LongFunction<BatchStream> batches;

  private Worker(TrainingTask task, TrainingSession session, LongFunction<BatchStream> batches) {
    this.task = task;
    this.session = session;
    this.batches = batches;
  }

  /**
   * A worker at a teacher.
   *
   * @param corpus what it draws from
   * @param index of the worker, from 0; each draws other batches
   * @param threads that it computes on
   */
  public static Worker ofTeacher(Corpus corpus, TeacherConfig config, int index, int threads) {
    BatchShape shape = BatchShape.of(corpus, config.model(), config.crops());
    Graph graph = new Graph();
    TrainingGraph training = TeacherGraph.build(graph, config, shape.part(), TeacherTraining.SEED);
    return new Worker(
        TeacherTraining.task(config, Map.of(), shape),
        new TrainingSession(graph, training, config.precision(), threads),
        done ->
            TrainingData.training(
                corpus, shape, config.crops().augmentation(), TeacherTraining.SEED, index, done));
  }

  /**
   * A worker at a student.
   *
   * @param teacher that it is distilled from
   * @param corpus what it draws from
   * @param index of the worker, from 0; each draws other batches
   * @param threads that it computes on
   */
  public static Worker ofStudent(
      Corpus corpus, StudentConfig config, TrainedFlow teacher, int index, int threads) {
    BatchShape shape = BatchShape.of(corpus, config.model(), config.crops());
    Graph graph = new Graph();
    TrainingGraph training =
        StudentGraph.build(
            graph,
            config,
            teacher,
            shape.part(),
            corpus.description().sampleRateHz(),
            Distillation.SEED);
    return new Worker(
        Distillation.task(config, teacher, Map.of(), shape),
        new TrainingSession(graph, training, config.precision(), threads),
        done ->
            TrainingData.training(
                corpus, shape, config.crops().augmentation(), Distillation.SEED, index, done));
  }

  /**
   * Takes steps.
   *
   * @param step steps of the run that are done
   * @param steps to take, at least 1
   * @param rateFactor of the learning rate
   * @param state to start from, of the same model
   */
  public Rounds.Round train(
      long step, long steps, double rateFactor, Map<String, WeightArray> state) {
    session.restore(state);
    RunningMeans means = new RunningMeans();
    long begun = System.nanoTime();
    try (Advance advance = new LocalAdvance(task, session, batches.apply(step))) {
      for (long done = 0; done < steps; done++) {
        means.add(advance.take(step + done, 1, rateFactor).scalars());
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Rounds.Round(steps, session.capture(), means.reset(), seconds);
  }

  @Override
  public void close() {
    session.close();
  }
}
