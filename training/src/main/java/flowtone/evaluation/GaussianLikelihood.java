package flowtone.evaluation;

import flowtone.flow.StandardNormal;
import flowtone.synthesis.PredictedGaussian;
import java.util.Arrays;

/**
 * Figures of Gaussian conditionals, in nats per sample; the first samples, whose past the teacher
 * does not know, are left out.
 *
 * @param skip samples left out
 */
record GaussianLikelihood(int skip) {
  /**
   * KL(student || teacher), {@code s_p - s_q + (exp(2 s_q) + (mu_p - mu_q)^2) / (2 exp(2 s_p)) -
   * 1/2} averaged over samples (arXiv 1807.07281, section 3.3).
   */
  double divergence(PredictedGaussian student, PredictedGaussian teacher) {
    double sum = 0;
    for (int t = skip; t < student.mean().length; t++) {
      double wider = student.logScale()[t] - teacher.logScale()[t];
      double away = (teacher.mean()[t] - student.mean()[t]) * Math.exp(-teacher.logScale()[t]);
      sum += 0.5 * (Math.exp(2 * wider) + away * away) - wider - 0.5;
    }
    return sum / counted(student);
  }

  /** Negative log-likelihood of the samples before {@code end}, of which some are counted. */
  double negative(PredictedGaussian given, float[] samples, int end) {
    double sum = 0;
    for (int t = skip; t < end; t++) {
      double noise = (samples[t] - given.mean()[t]) * Math.exp(-given.logScale()[t]);
      sum += given.logScale()[t] + StandardNormal.negativeLogDensity(noise);
    }
    return sum / Math.max(1, end - skip);
  }

  /** Differential entropy of a student's samples given the noise before them. */
  double entropy(PredictedGaussian student) {
    float[] logScales = Arrays.copyOfRange(student.logScale(), skip, student.logScale().length);
    double sum = 0;
    for (float logScale : logScales) {
      sum += logScale;
    }
    return sum / counted(student) + StandardNormal.HALF_LOG_TWO_PI + 0.5;
  }

  private int counted(PredictedGaussian conditional) {
    return Math.max(1, conditional.mean().length - skip);
  }
}
