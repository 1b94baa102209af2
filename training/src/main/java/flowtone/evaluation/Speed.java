package flowtone.evaluation;

import flowtone.control.FeatureTrack;
import flowtone.evaluation.result.FigureNames;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Voice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast a voice is on this machine as it is now, in seconds of sound a second. The real-time
 * factor is the inverse.
 *
 * @param timesRealTime of a whole recording at once, given its features
 * @param timesRealTimeStreamed of one stream in chunks of two hops (16 ms), one after another
 */
public record Speed(double timesRealTime, double timesRealTimeStreamed) {
  private static final int CHUNK_HOPS = 2;
  private static final double MEASURED_SECONDS = 3;
  private static final int REPEATS = 3;
  private static final NoiseSettings NOISE = NoiseSettings.ofSeed(1);

  /** Measures on the beginning of a test's longest recording, the best of a few times. */
  public static Speed of(Voice voice, TestSet test) {
    int longest = 0;
    for (int i = 1; i < test.sources().size(); i++) {
      longest = test.seconds().get(i) > test.seconds().get(longest) ? i : longest;
    }
    FeatureTrack track = test.item(longest, voice.manifest()).features();
    int hops = (int) (MEASURED_SECONDS * voice.manifest().sampleRateHz()) / track.hopSamples();
    FeatureTrack beginning = track.slice(0, Math.min(hops, track.hops()));
    return new Speed(
        best(beginning, () -> voice.student().render(beginning, NOISE)),
        best(beginning, () -> stream(voice, beginning)));
  }

  private static double best(FeatureTrack track, Runnable synthesis) {
    synthesis.run(); // Warms up.
    double seconds = track.samples() / (double) track.sampleRateHz();
    double best = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long startNanos = System.nanoTime();
      synthesis.run();
      best = Math.max(best, seconds / (1e-9 * (System.nanoTime() - startNanos)));
    }
    return best;
  }

  private static void stream(Voice voice, FeatureTrack track) {
    SynthesisStream stream = voice.student().open(NOISE);
    for (int hop = 0; hop + CHUNK_HOPS <= track.hops(); hop += CHUNK_HOPS) {
      stream.next(track.slice(hop, hop + CHUNK_HOPS));
    }
  }

  /** The figures by name. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(FigureNames.TIMES_REAL_TIME, timesRealTime);
    figures.put(FigureNames.TIMES_REAL_TIME_STREAMED, timesRealTimeStreamed);
    return figures;
  }
}
