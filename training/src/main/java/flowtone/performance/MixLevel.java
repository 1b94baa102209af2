package flowtone.performance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How loud phrases become together. Their powers add up, as those of sounds that have nothing to do
 * with each other; the unit is the power of one loud note of a phrase's labels, whose sound fits
 * into full scale as the recordings do.
 *
 * @param hops up to the end of the last release
 * @param playedHops of all phrases together, those that sound at once counted each
 * @param loudest power of the loudest moment
 */
public record MixLevel(int hops, long playedHops, double loudest) {
  private static final int CHUNK_HOPS = 256;

  /** Plays phrases, but makes no sound of them. */
  private static final class Rehearsal {
    private final List<ScorePerformance> performances = new ArrayList<>();
    private final List<Phrase> playing = new ArrayList<>();
    private int lastHop;
    private long playedHops;
    private double loudest;

    void begin(Phrase phrase) {
      playing.add(phrase);
      performances.add(phrase.open());
    }

    void play(int beginHop) {
      double[] powers = new double[CHUNK_HOPS];
      for (int i = playing.size() - 1; i >= 0; i--) {
        add(playing.get(i), performances.get(i), beginHop, powers);
        if (performances.get(i).finished()) {
          playing.remove(i);
          performances.remove(i);
        }
      }
      loudest = Math.max(loudest, Arrays.stream(powers).max().orElse(0));
    }

    private void add(Phrase phrase, ScorePerformance performance, int beginHop, double[] powers) {
      int first = Math.max(beginHop, phrase.beginHop()) - beginHop;
      Performed chunk = performance.perform(CHUNK_HOPS - first);
      for (int h = 0; h < chunk.gains().length; h++) {
        double decibels = chunk.track().loudnessDb(h) - phrase.loudDb();
        powers[first + h] += Math.pow(10, decibels / 10) * chunk.gains()[h] * chunk.gains()[h];
      }
      playedHops += chunk.gains().length;
      lastHop = Math.max(lastHop, beginHop + first + chunk.gains().length);
    }
  }

  /**
   * That of phrases.
   *
   * @param phrases by beginning
   */
  static MixLevel of(List<Phrase> phrases) {
    Deque<Phrase> waiting = new ArrayDeque<>(phrases);
    Rehearsal rehearsal = new Rehearsal();
    for (int hop = 0; !waiting.isEmpty() || !rehearsal.playing.isEmpty(); hop += CHUNK_HOPS) {
      while (!waiting.isEmpty() && waiting.peek().beginHop() < hop + CHUNK_HOPS) {
        rehearsal.begin(waiting.remove());
      }
      rehearsal.play(hop);
    }
    return new MixLevel(rehearsal.lastHop, rehearsal.playedHops, rehearsal.loudest);
  }

  /** The factor that makes the loudest moment as loud as one loud note; 1 if it is not louder. */
  public float gain() {
    return (float) Math.min(1, 1 / Math.sqrt(loudest));
  }
}
