package flowtone.rendering;

import flowtone.performance.Mix;
import flowtone.performance.Performed;
import flowtone.performance.Phrase;
import flowtone.performance.ScorePerformance;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.StudentStream;
import flowtone.synthesis.Voice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A score in the making: its phrases rendered chunk by chunk, each with noise of its own, mixed,
 * and kept below full scale. Only what sounds is rendered. Any chunking makes the sound that {@link
 * ScoreRendering} makes at once, to 1e-5. Owns no native memory; not to be used after its voice is
 * closed. Not thread-safe.
 */
public final class ScoreStream {
  /** A phrase that has begun. */
  private record Sounding(
      Phrase phrase, ScorePerformance performance, StudentStream stream, GainRamp ramp) {}

  private final Voice voice;
  private final Mix score;
  private final NoiseSettings noise;
  private final Deque<Phrase> waiting;
  private final List<Sounding> sounding = new ArrayList<>();
  private final PeakLimiter limiter;
  private final int hopSamples;
  private int begun;
  private int hop;

  /**
   * @param voice that the score is mixed for; stays the caller's to close
   * @param noise of the first phrase; others have the seeds that follow
   */
  public ScoreStream(Voice voice, Mix score, NoiseSettings noise) {
    this.voice = voice;
    this.score = score;
    this.noise = noise;
    this.waiting = new ArrayDeque<>(score.arrangement().phrases());
    this.limiter = new PeakLimiter(sampleRateHz());
    this.hopSamples = score.manifest().hopSamples();
  }

  public int sampleRateHz() {
    return score.manifest().sampleRateHz();
  }

  /** Samples of the whole. */
  public long samples() {
    return (long) score.hops() * hopSamples;
  }

  /** Whether there is nothing left to render. */
  public boolean isOver() {
    return hop >= score.hops();
  }

  /**
   * The next samples, about as many as the hops cover: the first chunk has a few less, which the
   * last has more.
   *
   * @param hops at least 1; less are taken at the end
   */
  public float[] next(int hops) {
    int end = Math.min(hop + hops, score.hops());
    float[] mix = new float[(end - hop) * hopSamples];
    while (!waiting.isEmpty() && waiting.peek().beginHop() < end) {
      sounding.add(begin(waiting.remove()));
    }
    sounding.forEach(each -> add(each, mix));
    sounding.removeIf(each -> each.performance().finished());
    hop = end;
    float[] limited = limiter.next(mix);
    return isOver() ? joined(limited, limiter.end()) : limited;
  }

  private Sounding begin(Phrase phrase) {
    return new Sounding(
        phrase,
        phrase.open(),
        voice.student().open(seeded(noise, begun++)),
        new GainRamp(hopSamples, score.gain()));
  }

  /** The noise of a phrase, counted from 0. */
  static NoiseSettings seeded(NoiseSettings noise, int phrase) {
    return new NoiseSettings(noise.seed() + phrase, noise.temperature(), noise.mix());
  }

  private void add(Sounding each, float[] mix) {
    int offset = Math.max(0, each.phrase().beginHop() - hop);
    Performed chunk = each.performance().perform(mix.length / hopSamples - offset);
    if (chunk.gains().length > 0) {
      float[] sound = each.stream().next(chunk.track());
      each.ramp().add(sound, chunk.gains(), mix, offset * hopSamples);
    }
  }

  private static float[] joined(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
