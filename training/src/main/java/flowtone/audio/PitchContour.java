package flowtone.audio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Pitch over time, and the corrections that need more than one moment to make. Corrections change
 * the arrays in place.
 *
 * @param hz pitch at the end of each hop, 0 where none [hops]
 * @param clarity how periodic the sound is there, 0..1 [hops]
 * @param amplitude root mean square of the sound there [hops]
 */
public record PitchContour(float[] hz, float[] clarity, float[] amplitude) {
  private static final float CONFIDENT = 0.85f;
  private static final int SHORTEST_RUN_HOPS = 4;
  private static final int LONGEST_GAP_HOPS = 5;
  private static final int NEIGHBOURHOOD_HOPS = 15;
  private static final int MEDIAN_REACH_HOPS = 2;
  private static final double[] MISTAKEN_RATIOS = {2, 0.5, 3, 1 / 3.0, 4, 0.25};

  /** One that nothing is heard in. */
  public static PitchContour ofHops(int hops) {
    return new PitchContour(new float[hops], new float[hops], new float[hops]);
  }

  /** Interval between two pitches in cents. */
  public static double cents(double fromHz, double toHz) {
    return 1200 / Math.log(2) * Math.log(toHz / fromHz);
  }

  /** Median of the confident pitches in Hz, 0 where there is none. */
  public float medianHz() {
    return median(confident(0, hz.length).toArray(), hop -> 1);
  }

  private IntStream confident(int from, int to) {
    return IntStream.range(from, to).filter(hop -> hz[hop] > 0 && clarity[hop] >= CONFIDENT);
  }

  /** The pitch above and below which hops weigh alike, 0 where there are none. */
  private float median(int[] hops, IntToDoubleFunction weight) {
    double half = Arrays.stream(hops).mapToDouble(weight).sum() / 2;
    int[] rising =
        Arrays.stream(hops)
            .boxed()
            .sorted(Comparator.comparingDouble(hop -> hz[hop]))
            .mapToInt(Integer::intValue)
            .toArray();
    double below = 0;
    for (int hop : rising) {
      below += weight.applyAsDouble(hop);
      if (below > half) {
        return hz[hop];
      }
    }
    return rising.length == 0 ? 0 : hz[rising[rising.length - 1]];
  }

  /**
   * Moves pitches that a detector mistook by an octave or a twelfth to where they belong. In a
   * recording of one note they belong near its median, and what is near it by no such move is no
   * pitch of the note; elsewhere near the median of their neighbourhood, in which hops weigh by
   * their amplitude: the hum of a pause does not decide what a syllable beside it is.
   */
  void repairOctaves() {
    float centre = medianHz();
    boolean oneNote = centre > 0 && shareNear(centre) > 0.75;
    float[] repaired = hz.clone();
    for (int h = 0; h < hz.length; h++) {
      if (hz[h] > 0) {
        repaired[h] = oneNote ? towardsNote(hz[h], centre) : towardsNeighbours(h);
      }
    }
    System.arraycopy(repaired, 0, hz, 0, hz.length);
  }

  private double shareNear(float centre) {
    int near = 0;
    int all = 0;
    for (int h = 0; h < hz.length; h++) {
      if (hz[h] > 0 && clarity[h] >= CONFIDENT) {
        all++;
        near += Math.abs(cents(centre, closest(hz[h], centre))) < 150 ? 1 : 0;
      }
    }
    return near / (double) all;
  }

  private static float towardsNote(float heard, float centre) {
    float moved = closest(heard, centre);
    return Math.abs(cents(centre, moved)) < 300 ? moved : 0;
  }

  private float towardsNeighbours(int hop) {
    int from = Math.max(0, hop - NEIGHBOURHOOD_HOPS);
    int to = Math.min(hz.length, hop + NEIGHBOURHOOD_HOPS + 1);
    float centre = median(confident(from, to).toArray(), near -> amplitude[near]);
    if (centre == 0 || Math.abs(cents(centre, hz[hop])) < 900) {
      return hz[hop];
    }
    float moved = closest(hz[hop], centre);
    return Math.abs(cents(centre, moved)) < 250 ? moved : 0;
  }

  /** Of a pitch and what it could be mistaken for, the one closest to a centre. */
  private static float closest(float heard, float centre) {
    float best = heard;
    for (double ratio : MISTAKEN_RATIOS) {
      float moved = (float) (heard * ratio);
      if (Math.abs(cents(centre, moved)) < Math.abs(cents(centre, best))) {
        best = moved;
      }
    }
    return best;
  }

  /** Removes pitch that lasts too short a time to be one. */
  void dropIslands() {
    for (int from = 0; from < hz.length; ) {
      int to = endOfRun(from);
      if (hz[from] > 0 && to - from < SHORTEST_RUN_HOPS) {
        Arrays.fill(hz, from, to, 0);
        Arrays.fill(clarity, from, to, 0);
      }
      from = to;
    }
  }

  /** Bridges short interruptions of a steady pitch. */
  void fillGaps() {
    for (int from = 0; from < hz.length; ) {
      int to = endOfRun(from);
      if (hz[from] == 0 && from > 0 && to < hz.length && to - from <= LONGEST_GAP_HOPS) {
        fillGap(from, to);
      }
      from = to;
    }
  }

  private void fillGap(int from, int to) {
    float before = hz[from - 1];
    float after = hz[to];
    if (Math.abs(cents(before, after)) > 100) {
      return;
    }
    for (int h = from; h < to; h++) {
      double share = (h - from + 1.0) / (to - from + 1);
      hz[h] = (float) (before * Math.pow(after / before, share));
      clarity[h] = Math.min(clarity[from - 1], clarity[to]);
    }
  }

  /**
   * Takes each pitch for the median of five around it, of fewer at the ends of its run: where a
   * sound begins and ends, a detector's readings stray (Rabiner, Sambur and Schmidt, "Applications
   * of a nonlinear smoothing algorithm to speech processing", 1975).
   */
  void takeMedians() {
    float[] heard = hz.clone();
    for (int from = 0; from < hz.length; ) {
      int to = endOfRun(from);
      for (int h = from; h < to && heard[from] > 0; h++) {
        float[] around =
            Arrays.copyOfRange(
                heard,
                Math.max(from, h - MEDIAN_REACH_HOPS),
                Math.min(to, h + MEDIAN_REACH_HOPS + 1));
        Arrays.sort(around);
        hz[h] = (around[(around.length - 1) / 2] + around[around.length / 2]) / 2;
      }
      from = to;
    }
  }

  /** End of the stretch around {@code from} that is all pitched or all unpitched. */
  private int endOfRun(int from) {
    int to = from + 1;
    while (to < hz.length && (hz[to] > 0) == (hz[from] > 0)) {
      to++;
    }
    return to;
  }
}
