package flowtone.voice;

import flowtone.audio.FeatureTrack;
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
record Stretches(Voice voice, FeatureTrack track, long seed, float temperature, int reachHops) {
  /** Hops rendered at once: a second or so, few enough for a processor's cache. */
  static final int BLOCK_HOPS = 128;

  /** A stretch is at least so many times as long as what is rendered in vain before it. */
  private static final int WORTH_IT = 4;

  /**
   * Renders the track.
   *
   * @param count stretches at most
   * @param rendered told the number of hops of each block when it is done, on any thread
   * @return samples [hops * hopSamples]
   */
  float[] render(int count, IntConsumer rendered) {
    float[] samples = new float[track.samples()];
    int stretches = Math.max(1, Math.min(count, blocks() / (WORTH_IT * runInBlocks())));
    int each = (blocks() + stretches - 1) / stretches;
    IntStream.range(0, stretches)
        .parallel()
        .forEach(stretch -> render(stretch * each, (stretch + 1) * each, samples, rendered));
    return samples;
  }

  private void render(int first, int end, float[] samples, IntConsumer rendered) {
    int begin = first == 0 ? 0 : first - runInBlocks();
    Session session = voice.open(seed, temperature);
    for (int block = 0; block < Math.min(end, blocks()); block++) {
      FeatureTrack chunk = block(block);
      if (block < begin) {
        session.pass(chunk);
        continue;
      }
      float[] audio = voice.render(session, chunk);
      if (block >= first) {
        System.arraycopy(audio, 0, samples, block * BLOCK_HOPS * track.hopSamples(), audio.length);
        rendered.accept(chunk.hops());
      }
    }
  }

  private FeatureTrack block(int index) {
    int hop = index * BLOCK_HOPS;
    return track.slice(hop, Math.min(track.hops(), hop + BLOCK_HOPS));
  }

  private int blocks() {
    return (track.hops() + BLOCK_HOPS - 1) / BLOCK_HOPS;
  }

  private int runInBlocks() {
    return Math.max(1, (reachHops + BLOCK_HOPS - 1) / BLOCK_HOPS);
  }
}
