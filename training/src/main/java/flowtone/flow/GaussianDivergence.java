package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * The divergence of a student q from a teacher p, sample by sample given the past, both Gaussian
 * with mean mu and log standard deviation s:
 *
 * <pre>KL(q || p) = s_p - s_q + (exp(2 s_q) + (mu_p - mu_q)^2) / (2 exp(2 s_p)) - 1/2</pre>
 *
 * <p>It is computed from {@code ds = s_q - s_p} and {@code dmu = (mu_p - mu_q) / exp(s_p)} as
 * {@code (exp(2 ds) + dmu^2) / 2 - (ds + 1/2)}.
 *
 * <p>Source: Ping, Peng, Chen, "ClariNet", 2018 (arXiv 1807.07281), section 3.3.
 */
public final class GaussianDivergence {
  private GaussianDivergence() {}

  /** In nats per sample [batch, samples]. */
  public static Expr of(Affine q, Affine p) {
    Expr ds = q.logScale().minus(p.logScale());
    Expr dmu = p.shift().minus(q.shift()).times(p.logScale().negated().exp());
    return ds.times(2).exp().plus(dmu.squared()).times(0.5).minus(ds.plus(0.5));
  }

  /**
   * The same of one sample outside a graph.
   *
   * @param ds {@code s_q - s_p}
   * @param dmu {@code (mu_p - mu_q) / exp(s_p)}
   */
  public static double of(double ds, double dmu) {
    return 0.5 * (Math.exp(2 * ds) + dmu * dmu) - (ds + 0.5);
  }
}
