package flowtone.evaluation.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Differences of level in dB between a voice and a recording of equal length. */
public final class Levels {
  private static final int FRAME_SAMPLES = 256;
  private static final double QUIET_SHARE = 0.1;

  /** Keeps digital silence comparable: -100 dB re full scale. */
  private static final double LEAST_POWER = 1e-10;

  private Levels() {}

  /** Level of the voice over that of the recording, by their rms. */
  public static double difference(float[] recording, float[] voice) {
    return db(voice, 0, voice.length) - db(recording, 0, recording.length);
  }

  /**
   * Mean level difference over the quietest tenth of the recording's frames of 256 samples: above 0
   * where the voice hisses in silence.
   */
  public static double floorDifference(float[] recording, float[] voice) {
    int frames = Math.max(1, recording.length / FRAME_SAMPLES);
    double[] levels = frameLevels(recording, frames);
    double[] voiceLevels = frameLevels(voice, frames);
    return IntStream.range(0, frames)
        .boxed()
        .sorted(Comparator.comparingDouble(frame -> levels[frame]))
        .limit((long) Math.ceil(QUIET_SHARE * frames))
        .mapToDouble(frame -> voiceLevels[frame] - levels[frame])
        .average()
        .orElseThrow();
  }

  private static double[] frameLevels(float[] samples, int frames) {
    double[] levels = new double[frames];
    Arrays.setAll(levels, f -> db(samples, f * FRAME_SAMPLES, (f + 1) * FRAME_SAMPLES));
    return levels;
  }

  private static double db(float[] samples, int from, int to) {
    int end = Math.min(to, samples.length);
    double sum = 0;
    for (int i = from; i < end; i++) {
      sum += samples[i] * (double) samples[i];
    }
    return 10 * Math.log10(Math.max(LEAST_POWER, sum / (end - from)));
  }
}
