package flowtone.rendering;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Keeps a sound below full scale: it sees peaks coming, is down when they are there, and comes back
 * slowly. What stays below is not touched. The gain is the mean, over the time it sees ahead, of
 * the least gain that each moment needs within that time, so that it is never more than is needed.
 * Not thread-safe.
 */
final class PeakLimiter {
  /** Just below full scale, for what encoders and filters add. */
  static final float CEILING = 0.98f;

  private static final double LOOKAHEAD_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.1;

  /** A sample's need of gain. */
  private record Need(long at, double gain) {}

  private final int lookahead;
  private final double recovery;
  private final float[] waiting;
  private final double[] steps;
  private final Deque<Need> needs = new ArrayDeque<>();
  private long samples;
  private double least = 1;
  private double sum;

  PeakLimiter(int sampleRateHz) {
    lookahead = (int) (LOOKAHEAD_SECONDS * sampleRateHz);
    recovery = 1 / (RELEASE_SECONDS * sampleRateHz);
    waiting = new float[lookahead];
    steps = new double[lookahead + 1];
    Arrays.fill(steps, 1);
    sum = steps.length;
  }

  /** The next samples: those given, delayed by what it sees ahead; fewer at first. */
  float[] next(float[] more) {
    int silent = (int) Math.max(0, Math.min(more.length, lookahead - samples));
    float[] limited = new float[more.length];
    for (int i = 0; i < more.length; i++) {
      limited[i] = next(more[i]);
    }
    return silent == 0 ? limited : Arrays.copyOfRange(limited, silent, limited.length);
  }

  /** The last samples, after which nothing follows. */
  float[] end() {
    int left = (int) Math.min(samples, lookahead);
    float[] padded = next(new float[lookahead]);
    return Arrays.copyOfRange(padded, padded.length - left, padded.length);
  }

  private float next(float sample) {
    int place = (int) (samples % steps.length);
    double step = leastAhead(sample);
    sum += step - steps[place];
    steps[place] = step;
    int seat = (int) (samples % lookahead);
    float delayed = waiting[seat];
    waiting[seat] = sample;
    samples++;
    double gain = Math.min(1, sum / steps.length);
    return sum == steps.length ? delayed : (float) (delayed * gain);
  }

  /** The least gain that a sample ahead needs, or where it comes back to from a lesser one. */
  private double leastAhead(float sample) {
    double gain = Math.min(1, CEILING / Math.abs((double) sample));
    while (!needs.isEmpty() && needs.peekLast().gain() >= gain) {
      needs.removeLast();
    }
    needs.add(new Need(samples, gain));
    if (needs.peek().at() < samples - lookahead) {
      needs.remove();
    }
    least = Math.min(needs.peek().gain(), least + (1 - least) * recovery);
    return least > 1 - 1e-9 ? 1 : least;
  }
}
