package flowtone.rendering;

import flowtone.audio.Waveform;
import flowtone.performance.Mix;
import flowtone.performance.Performed;
import flowtone.performance.Phrase;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A score rendered at once, phrases side by side.
 *
 * @param voice that the score is mixed for; stays the caller's to close
 * @param noise of the first phrase; others have the seeds that follow
 */
public record ScoreRendering(Voice voice, Mix score, NoiseSettings noise) {
  /** What is rendered before it is mixed: phrases, and hops of them unless one has more. */
  private static final int MOST_PHRASES = 16;

  private static final int MOST_HOPS = 1 << 15;

  /** A phrase that is rendered. */
  private record Rendered(Phrase phrase, Performed performed, float[] sound) {}

  /**
   * Renders and mixes them.
   *
   * @param rendered told how many hops of phrases more are done, on any thread
   * @return the whole at full scale 1, without clipping
   */
  public Waveform render(IntConsumer rendered) {
    int hopSamples = score.manifest().hopSamples();
    float[] mix = new float[score.hops() * hopSamples];
    List<Phrase> phrases = score.arrangement().phrases();
    for (int begin = 0, end; begin < phrases.size(); begin = end) {
      end = sideBySide(begin);
      IntStream.range(begin, end)
          .parallel()
          .mapToObj(index -> render(phrases.get(index), index, rendered))
          .toList()
          .forEach(each -> add(each, mix));
    }
    return limited(mix);
  }

  /** Where the phrases end that are rendered side by side from one on. */
  private int sideBySide(int begin) {
    int end = begin;
    int hops = 0;
    do {
      hops += score.arrangement().phrases().get(end++).leastHops();
    } while (end < Math.min(begin + MOST_PHRASES, score.arrangement().phrases().size())
        && hops < MOST_HOPS);
    return end;
  }

  private Rendered render(Phrase phrase, int index, IntConsumer rendered) {
    Performed performed = phrase.open().perform(Integer.MAX_VALUE);
    Waveform sound =
        voice.student().render(performed.track(), ScoreStream.seeded(noise, index), rendered);
    return new Rendered(phrase, performed, sound.samples());
  }

  private void add(Rendered each, float[] mix) {
    int hopSamples = score.manifest().hopSamples();
    new GainRamp(hopSamples, score.gain())
        .add(each.sound(), each.performed().gains(), mix, each.phrase().beginHop() * hopSamples);
  }

  private Waveform limited(float[] mix) {
    int sampleRateHz = score.manifest().sampleRateHz();
    PeakLimiter limiter = new PeakLimiter(sampleRateHz);
    float[] early = limiter.next(mix);
    float[] late = limiter.end();
    System.arraycopy(early, 0, mix, 0, early.length);
    System.arraycopy(late, 0, mix, early.length, late.length);
    return new Waveform(mix, sampleRateHz);
  }
}
