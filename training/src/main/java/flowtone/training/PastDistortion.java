package flowtone.training;

import flowtone.graph.TimeRows;
import flowtone.sourcefilter.HopRamp;
import flowtone.tensor.Expr;
import flowtone.training.step.BatchShape;

/**
 * Distorts the past that a teacher predicts from while it is trained. A teacher that has only seen
 * recordings trusts the past blindly: drawn sample by sample, an error comes back as the past of
 * the next sample, and grows. So the past is played to it at another, slowly changing level and
 * with some noise, and what it is to predict stays the recording: it learns to believe its controls
 * rather than an unlikely past. It is evaluated on the undistorted past.
 *
 * @param gainDb standard deviation of the level in dB
 * @param noiseDeviation standard deviation of the noise, where the flow sees sound of unit scale
 */
public record PastDistortion(double gainDb, double noiseDeviation) {
  /** The level is drawn anew some so many hops apart, and moves linearly between. */
  private static final int MOST_HOPS = 8;

  public PastDistortion {
    if (!(gainDb >= 0 && gainDb <= 24) || !(noiseDeviation >= 0 && noiseDeviation <= 1)) {
      throw new IllegalArgumentException(
          "expected gainDb from 0 to 24 and noiseDeviation from 0 to 1; got %s and %s"
              .formatted(gainDb, noiseDeviation));
    }
  }

  /**
   * A past, distorted: {@code x exp(a g) + b n}, g and n Gaussian.
   *
   * @param past [batch, samples]
   * @param noise standard normal [batch, samples]; without distortion where it is zero
   */
  Expr apply(Expr past, Expr noise, BatchShape shape, TimeRows rows) {
    int width = shape.hopSamples() * segmentHops(shape.hops());
    Expr drawn = rows.fromSignal(noise, width).columns(0, 1); // [segments * batch, 1]
    Expr levels =
        Expr.of(
            past.tf(),
            past.tf().concat(java.util.List.of(rows.silence(1, 1), drawn), past.tf().constant(0)));
    Expr moving =
        rows.dropLast(levels, 1)
            .product(past.tf().constant(HopRamp.falling(width)))
            .plus(rows.dropFirst(levels, 1).product(past.tf().constant(HopRamp.rising(width))));
    Expr gain = rows.toSignal(moving, width).times(gainDb * Math.log(10) / 20).exp();
    return past.times(gain).plus(noise.times(noiseDeviation));
  }

  private static int segmentHops(int hops) {
    int segment = Math.min(MOST_HOPS, hops);
    while (hops % segment != 0) {
      segment--;
    }
    return segment;
  }
}
