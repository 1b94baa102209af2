package flowtone.benchmark;

import flowtone.benchmark.likelihood.TestRecordings;
import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.timing.Workload;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.Recording;
import java.util.Arrays;
import java.util.List;

/**
 * The workload of a corpus: beginnings of test recordings one after another, and their controls.
 */
final class CorpusWorkload {
  private static final double PIECE_SECONDS = 1.5;

  private CorpusWorkload() {}

  /**
   * Concatenates beginnings, each at most a second and a half, with alternating labels.
   *
   * @param seconds of it in all, rounded to hops
   * @throws BenchmarkException if no test recording is longer than the window
   */
  static Workload of(Corpus corpus, int windowSamples, double seconds, long seed) {
    double hopSeconds =
        corpus.description().hopSamples() / (double) corpus.description().sampleRateHz();
    int wanted = Math.max(Workload.CHUNK_HOPS, (int) Math.round(seconds / hopSeconds));
    int pieceHops = (int) Math.round(PIECE_SECONDS / hopSeconds);
    List<Recording> recordings = TestRecordings.of(corpus, windowSamples);
    FeatureTrack track = null;
    float[] sound = {};
    for (int i = 0; track == null || track.hops() < wanted; i++) {
      Recording recording = recordings.get(i % recordings.size());
      int left = wanted - (track == null ? 0 : track.hops());
      FeatureTrack whole = recording.features();
      int hops = Math.min(Math.min(pieceHops, left), whole.hops());
      FeatureTrack piece = whole.slice(0, hops);
      track = track == null ? piece : track.followedBy(piece);
      sound = joined(sound, recording.asRecorded().lasting(piece.samples()).samples());
    }
    return new Workload(track, sound, seed);
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
