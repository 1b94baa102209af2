package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A track that is known as a whole, cut into stretches that are rendered side by side, one a
 * processor. No sample depends on noise further back than the voice's reach: a stretch that is
 * begun from silence that much before it counts sounds as if all before it had been rendered too.
 *
 * @param voice renders
 * @param track of any length
 * @param seed of the noise
 * @param temperature scale of the noise
 * @param reachHops hops before one that it can depend on
 */
record ParallelRenderer(
    Voice voice, FeatureTrack track, long seed, float temperature, int reachHops) {
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
    StreamState session = begun(begin);
    for (int hop = begin; hop < end; hop += BLOCK_HOPS) {
      FeatureTrack chunk = track.slice(hop, Math.min(end, hop + BLOCK_HOPS));
      float[] audio = voice.render(session, chunk);
      System.arraycopy(audio, 0, samples, hop * track.hopSamples(), audio.length);
      rendered.accept(chunk.hops());
    }
  }

  /** A session that has heard what matters at a hop. */
  private StreamState begun(int hop) {
    StreamState session = voice.open(seed, temperature);
    int begin = Math.max(0, hop - reachHops);
    for (int passed = 0; passed < begin; passed += BLOCK_HOPS) {
      session.pass(hops(passed, Math.min(begin, passed + BLOCK_HOPS)));
    }
    if (begin < hop) {
      voice.render(session, hops(begin, hop));
    }
    return session;
  }

  private FeatureTrack hops(int from, int to) {
    return track.slice(from, Math.min(track.hops(), to));
  }

  private static int ceilDiv(int total, int each) {
    return (total + each - 1) / each;
  }
}
