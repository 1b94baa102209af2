package flowtone.resynthesis;

import flowtone.audio.Loudness;
import flowtone.audio.PitchTracker;
import flowtone.audio.Waveform;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How loud the pitched moments of a recording are, told by so few of them that it takes no longer
 * for a long recording than for a short one.
 */
final class LoudnessSurvey {
  private static final int MOMENTS = 128;
  private static final double SECONDS = 0.1;

  /** Where features call a hop half voiced. */
  private static final float CLEAR = 0.725f;

  private LoudnessSurvey() {}

  /**
   * Loudness of the pitched ones among moments spread evenly, dB relative to full scale.
   *
   * @param recording at any rate; where it is shorter than the moments together, they overlap
   */
  static DoubleStream pitchedDb(Waveform recording) {
    int rateHz = recording.sampleRateHz();
    int window = (int) (SECONDS * rateHz);
    int last = Math.max(0, recording.samples().length - window);
    PitchTracker pitch = new PitchTracker(rateHz, window / 2);
    Loudness loudness = Loudness.ofFeatures(rateHz, window / 2);
    DoubleStream.Builder pitched = DoubleStream.builder();
    for (int moment = 0; moment < MOMENTS; moment++) {
      int start = (int) ((long) last * moment / (MOMENTS - 1));
      float[] samples = Arrays.copyOfRange(recording.samples(), start, start + window);
      if (pitch.clarity(samples, window / 2) > CLEAR) {
        pitched.add(loudness.at(samples, window / 2));
      }
    }
    return pitched.build();
  }
}
