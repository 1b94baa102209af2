package flowtone.training.progress;

import flowtone.run.MetricsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loss on recordings kept from training over the time of training, as far as a run has come.
 * Immutable.
 *
 * @param points in the order of time
 */
public record LearningCurve(List<Point> points) {
  /** Metric that it is of. */
  public static final String METRIC = "test/loss";

  /** A loss below the best counts as a gain if it gains this share of all that was gained. */
  private static final double LEAST_GAIN = 0.002;

  /** Before this share of the time, a curve is still that of its beginning. */
  private static final double FIRST_SHARE = 0.2;

  private static final int LEAST_POINTS = 6;
  private static final double LEAST_EXPLAINED = 0.9;
  private static final double LOWEST_EXPONENT = 0.1;
  private static final double HIGHEST_EXPONENT = 2;
  private static final double EXPONENT_STEP = 0.05;

  /**
   * A measurement.
   *
   * @param seconds of training
   * @param loss lower is better
   */
  public record Point(double seconds, double loss) {}

  /**
   * What longer training would give.
   *
   * @param now the loss as the fitted curve has it
   * @param then the loss after twice the time
   */
  public record Forecast(double now, double then) {
    /** By how much the loss would fall. */
    public double gain() {
      return now - then;
    }
  }

  public LearningCurve {
    points = List.copyOf(points);
  }

  /** That of a run's metrics. */
  public static LearningCurve of(List<MetricsEntry> entries) {
    List<Point> points = new ArrayList<>();
    for (MetricsEntry entry : entries) {
      Double loss = entry.values().get(METRIC);
      if (loss != null && Double.isFinite(loss)) {
        points.add(new Point(entry.secondsTrained(), loss));
      }
    }
    return new LearningCurve(points);
  }

  /** Seconds of training since the last measurement that was clearly better than all before. */
  public double secondsSinceGain(double seconds) {
    if (points.isEmpty()) {
      return 0;
    }
    Point gained = points.get(0);
    double first = gained.loss();
    for (Point point : points) {
      double least = LEAST_GAIN * (first - gained.loss());
      if (point.loss() < gained.loss() - least) {
        gained = point;
      }
    }
    return seconds - gained.seconds();
  }

  /**
   * The loss after twice the time, by the power law {@code a + b t^-c} of learning curves (Hestness
   * et al., "Deep Learning Scaling is Predictable, Empirically", arXiv 1712.00409) fitted to all
   * but the first fifth of the time: a and b by least squares for each of a range of c, of which
   * the best is taken. It takes the rest of the training to be like that before, so it is too
   * cautious where the learning rate has yet to fall, and says nothing of what is heard.
   *
   * @return empty where that would be a guess: fewer than six measurements, a curve that does not
   *     fall, or one that the law explains less than nine tenths of the variance of
   */
  public Optional<Forecast> twiceAsLong() {
    List<Point> later = later();
    if (later.size() < LEAST_POINTS) {
      return Optional.empty();
    }
    PowerLaw best = null;
    for (double c = LOWEST_EXPONENT; c <= HIGHEST_EXPONENT; c += EXPONENT_STEP) {
      PowerLaw law = PowerLaw.fit(later, c);
      best = best == null || law.explained() > best.explained() ? law : best;
    }
    double end = later.get(later.size() - 1).seconds();
    return best.falls() && best.explained() >= LEAST_EXPLAINED
        ? Optional.of(new Forecast(best.at(end), best.at(2 * end)))
        : Optional.empty();
  }

  private List<Point> later() {
    double end = points.isEmpty() ? 0 : points.get(points.size() - 1).seconds();
    return points.stream()
        .filter(point -> point.seconds() > 0 && point.seconds() >= FIRST_SHARE * end)
        .toList();
  }
}
