package flowtone.incremental;

import flowtone.network.FractionalDelay;
import flowtone.network.LongTermPrediction;
import flowtone.network.NetworkConfig;
import flowtone.network.PitchLags;
import java.util.Arrays;

/**
 * {@link LongTermPrediction} frame by frame: what it reads is known when a frame begins. Not
 * thread-safe.
 */
final class IncrementalLongTerm {
  private static final int REACH = LongTermPrediction.REACH;

  private final FrameCoefficients predicted;
  private final int periods;
  private final int frameSamples;
  private final boolean stable;
  private final PitchLags lags;
  private final float[] gains;

  /** The samples before the frame that it can read, then those of the frame. */
  private final float[] line;

  private final float[] taps = new float[FractionalDelay.TAPS];
  private final float[] sums;

  IncrementalLongTerm(FrameCoefficients predicted, NetworkConfig network) {
    this.predicted = predicted;
    this.periods = network.longTermPeriods();
    this.frameSamples = network.frameSamples();
    this.stable = network.stable();
    this.lags = periods == 0 ? null : network.lags();
    this.gains = new float[LongTermPrediction.GAINS * periods];
    this.line = new float[(periods == 0 ? 0 : network.receptiveField()) + frameSamples];
    this.sums = new float[frameSamples];
  }

  /**
   * Begins a frame, once the units that see nothing of it are known.
   *
   * @param pitch cycles per sample, 0 where unvoiced
   */
  void begin(float[] hidden, float pitch) {
    System.arraycopy(line, frameSamples, line, 0, line.length - frameSamples);
    predicted.predict(hidden, gains);
    if (stable) {
      LongTermPrediction.bound(gains);
    }
    Arrays.fill(sums, 0);
    for (int period = 0; period < periods; period++) {
      float lag = lags.of(pitch, period);
      if (lag > 0) {
        add(period, lag);
      }
    }
  }

  private void add(int period, float lag) {
    int whole = (int) Math.ceil(lag);
    FractionalDelay.taps(whole - lag, taps);
    int first = line.length - frameSamples - whole - REACH - FractionalDelay.BEFORE;
    for (int i = 0; i < frameSamples + 2 * REACH; i++) {
      float sample = 0;
      for (int k = 0; k < taps.length; k++) {
        sample += taps[k] * line[first + i + k];
      }
      for (int j = Math.max(0, i - frameSamples + 1); j <= Math.min(i, 2 * REACH); j++) {
        sums[i - j] += gains[j * periods + period] * sample;
      }
    }
  }

  /** The prediction of sample i of the frame. */
  float of(int i) {
    return sums[i];
  }

  /** Tells what sample i of the frame became. */
  void know(int i, float sample) {
    line[line.length - frameSamples + i] = sample;
  }
}
