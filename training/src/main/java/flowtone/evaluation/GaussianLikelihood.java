package flowtone.evaluation;

import flowtone.flow.GaussianDivergence;
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
  /** KL(student || teacher) in its closed form, averaged over samples. */
  double divergence(PredictedGaussian student, PredictedGaussian teacher) {
    double sum = 0;
    for (int t = skip; t < student.mean().length; t++) {
      double wider = student.logScale()[t] - teacher.logScale()[t];
      double away = (teacher.mean()[t] - student.mean()[t]) * Math.exp(-teacher.logScale()[t]);
      sum += GaussianDivergence.of(wider, away);
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
