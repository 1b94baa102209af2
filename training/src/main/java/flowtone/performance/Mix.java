package flowtone.performance;

import flowtone.audio.file.Remark;
import flowtone.voice.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * An arrangement whose length and loudness are known. The powers of its phrases add up, as those of
 * sounds that have nothing to do with each other; the unit is the power of one loud note of a
 * phrase's labels, whose sound fits into full scale as the recordings do. Immutable.
 *
 * @param arrangement the phrases
 * @param hops up to the end of the last release
 * @param playedHops of all phrases together, those that sound at once counted each
 * @param loudest power of the loudest moment
 */
public record Mix(Arrangement arrangement, int hops, long playedHops, double loudest) {
  /** A mix that is this much softer is worth a word. */
  private static final double NOTABLE_DB = 0.5;

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

  /** Plays an arrangement without a sound, which takes about a microsecond a hop of a phrase. */
  public static Mix of(Arrangement arrangement) {
    Deque<Phrase> waiting = new ArrayDeque<>(arrangement.phrases());
    Rehearsal rehearsal = new Rehearsal();
    for (int hop = 0; !waiting.isEmpty() || !rehearsal.playing.isEmpty(); hop += CHUNK_HOPS) {
      while (!waiting.isEmpty() && waiting.peek().beginHop() < hop + CHUNK_HOPS) {
        rehearsal.begin(waiting.remove());
      }
      rehearsal.play(hop);
    }
    return new Mix(arrangement, rehearsal.lastHop, rehearsal.playedHops, rehearsal.loudest);
  }

  /** The voice it is for. */
  public Manifest manifest() {
    return arrangement.manifest();
  }

  /** Length of the whole. */
  public double seconds() {
    return hops * manifest().hopSeconds();
  }

  /** Factor of the whole, at most 1, that makes its loudest moment as loud as one loud note. */
  public float gain() {
    return (float) Math.min(1, 1 / Math.sqrt(loudest));
  }

  /** Those on the arrangement, and how much softer than the sum of its notes this is. */
  public List<Remark> remarks() {
    List<Remark> remarks = new ArrayList<>(arrangement.remarks());
    double decibels = -20 * Math.log10(gain());
    if (decibels > NOTABLE_DB) {
      remarks.add(
          new Remark(
              ScoreRemarks.NAME,
              false,
              String.format(
                  Locale.ROOT,
                  "is mixed %.1f dB softer, so that notes which sound at once do not clip",
                  decibels)));
    }
    return List.copyOf(remarks);
  }
}
