package flowtone.training.progress;

import java.util.List;

/**
 * A curve {@code a + b t^-c}.
 *
 * @param a what it comes to in the end
 * @param b what is left of it after a second
 * @param c how fast it comes there
 * @param explained share of the variance of what it was fitted to, at most 1
 */
record PowerLaw(double a, double b, double c, double explained) {

  /** The least-squares fit of a and b for an exponent, to at least two times. */
  static PowerLaw fit(List<LearningCurve.Point> points, double c) {
    double n = points.size();
    double meanX = points.stream().mapToDouble(point -> x(point, c)).sum() / n;
    double meanY = points.stream().mapToDouble(LearningCurve.Point::loss).sum() / n;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (LearningCurve.Point point : points) {
      double dx = x(point, c) - meanX;
      double dy = point.loss() - meanY;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    double b = xx > 0 ? xy / xx : 0;
    double explained = yy > 0 ? b * xy / yy : 0;
    return new PowerLaw(meanY - b * meanX, b, c, explained);
  }

  private static double x(LearningCurve.Point point, double c) {
    return Math.pow(point.seconds(), -c);
  }

  double at(double seconds) {
    return a + b * Math.pow(seconds, -c);
  }

  boolean falls() {
    return b > 0;
  }
}
