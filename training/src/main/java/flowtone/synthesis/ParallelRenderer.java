package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A track that is known as a whole, cut into stretches that are rendered side by side, one a
 * processor. No sample depends on noise further back than the student's reach: a stretch that is
 * begun from silence that much before it counts sounds as if all before it had been rendered too.
 *
 * @param streams opens a stream of the whole sound
 * @param track of any length
 * @param reachHops hops before one that it can depend on
 */
record ParallelRenderer(Supplier<StudentStream> streams, FeatureTrack track, int reachHops) {
  /** Hops rendered at once: half a second or so, few enough for a processor's cache. */
  private static final int BLOCK_HOPS = 64;

  /** A stretch is at least so many times as long as what is rendered in vain before it. */
  private static final int WORTH_IT = 3;

  /**
   * Renders the track.
   *
   * @param count stretches at most
   * @param rendered told the number of hops of each block when it is done, on any thread
   * @return samples [hops * hopSamples]
   */
  float[] render(int count, IntConsumer rendered) {
    float[] samples = new float[track.samples()];
    int worth = track.hops() / (WORTH_IT * Math.max(1, reachHops));
    int stretches = Math.max(1, Math.min(count, worth));
    // The first has nothing before it to render in vain: it is longer, and all take equally long.
    int longest = ceilDiv(track.hops() + (stretches - 1) * reachHops, stretches);
    IntStream.range(0, stretches)
        .parallel()
        .forEach(stretch -> render(begin(stretch, longest), longest, samples, rendered));
    return samples;
  }

  private int begin(int stretch, int longest) {
    return stretch == 0 ? 0 : longest + (stretch - 1) * (longest - reachHops);
  }

  private void render(int begin, int longest, float[] samples, IntConsumer rendered) {
    int end = Math.min(track.hops(), begin == 0 ? longest : begin + longest - reachHops);
    StudentStream stream = begun(begin);
    for (int hop = begin; hop < end; hop += BLOCK_HOPS) {
      FeatureTrack chunk = track.slice(hop, Math.min(end, hop + BLOCK_HOPS));
      float[] audio = stream.next(chunk);
      System.arraycopy(audio, 0, samples, hop * track.hopSamples(), audio.length);
      rendered.accept(chunk.hops());
    }
  }

  /** A stream that remembers what matters at a hop. */
  private StudentStream begun(int hop) {
    StudentStream stream = streams.get();
    int begin = Math.max(0, hop - reachHops);
    for (int passed = 0; passed < begin; passed += BLOCK_HOPS) {
      stream.skip(hops(passed, Math.min(begin, passed + BLOCK_HOPS)));
    }
    if (begin < hop) {
      stream.next(hops(begin, hop));
    }
    return stream;
  }

  private FeatureTrack hops(int from, int to) {
    return track.slice(from, Math.min(track.hops(), to));
  }

  private static int ceilDiv(int total, int each) {
    return (total + each - 1) / each;
  }
}
