package flowtone.benchmark.likelihood;

import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model progressed in training.
 *
 * @param id of the model
 * @param steps done in all
 * @param secondsTrained over all runs of the command
 * @param points test likelihood over time; none for a model trained otherwise than by likelihood
 */
public record LearningCurve(String id, long steps, double secondsTrained, List<Point> points) {
  private static final String TEST_NLL = "test/nll";
  private static final double STILL_FALLING_NATS = 0.02;

  /**
   * A measurement while training.
   *
   * @param seconds trained until then
   * @param natsPerSample negative log-likelihood of test recordings at full scale 1, with the noise
   *     added in training
   */
  public record Point(double seconds, double natsPerSample) {}

  /** That of a run on a corpus of the given gain. */
  public static LearningCurve of(String id, Path path, double gain) {
    RunDirectory run = RunDirectory.at(path);
    // A run that is resumed when it was finished measures its last step again.
    Map<Long, Point> points = new TreeMap<>();
    for (MetricsEntry entry : run.metrics().read()) {
      if (entry.values().containsKey(TEST_NLL)) {
        points.putIfAbsent(entry.step(), point(entry, gain));
      }
    }
    return new LearningCurve(
        id,
        run.state().map(RunState::step).orElse(0L),
        run.state().map(RunState::secondsTrained).orElse(0.0),
        List.copyOf(points.values()));
  }

  private static Point point(MetricsEntry entry, double gain) {
    return new Point(entry.secondsTrained(), entry.values().get(TEST_NLL) - Math.log(gain));
  }

  /** Whether the likelihood still rose by more than 0.02 nats at the last measurement. */
  public boolean stillImproving() {
    int last = points.size() - 1;
    return last >= 1
        && points.get(last - 1).natsPerSample() - points.get(last).natsPerSample()
            > STILL_FALLING_NATS;
  }
}
