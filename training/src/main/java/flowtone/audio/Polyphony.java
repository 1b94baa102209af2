package flowtone.audio;

import flowtone.audio.Stft.Padding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a recording holds several notes at once, told by its spectral peaks below 2.5 kHz. In a
 * frame of 128 ms one note has its peaks at multiples of one frequency, most of them; a chord needs
 * more than one. A frame counts as several notes if
 *
 * <ul>
 *   <li>no single note accounts for 85 % of the power of its peaks;
 *   <li>two to four notes do for 90 %: the strongest whose fundamental is itself a peak, the
 *       strongest among the peaks that are left, and so on, each with two peaks and a twentieth of
 *       the power at least;
 *   <li>and so do its neighbours, for a quarter of a second.
 * </ul>
 *
 * <p>So noise, strokes and bells, whose peaks follow no rule, and the moments between two notes are
 * not taken for chords. A note is a fundamental of 27 to 1,700 Hz of whose multiples, from the
 * lowest there is to the highest, most are there, or most of the odd ones: the common divisor of a
 * chord's notes has gaps. Octaves and fifths, whose peaks mix, may pass for one note, and so may a
 * note far softer than another: the estimate errs towards silence.
 */
public final class Polyphony {
  /** From this share of the sounding time on, a recording is called one of several notes. */
  public static final double NOTABLE_SHARE = 0.2;

  private static final int RATE_HZ = 8000;
  private static final int WINDOW_SAMPLES = 1024;
  private static final int HOP_SAMPLES = 256;
  private static final Stft STFT =
      new Stft(4 * WINDOW_SAMPLES, HOP_SAMPLES, WINDOW_SAMPLES, Padding.ZERO);
  private static final double HIGHEST_PEAK_HZ = 2500;

  private static final double ONE_NOTE_SHARE = 0.85;
  private static final double TOGETHER_SHARE = 0.9;
  private static final double NEXT_SHARE = 0.05;
  private static final int NEXT_PEAKS = 2;
  private static final int MOST_NOTES = 4;
  private static final int SHORTEST_RUN_HOPS = 8;

  /** Softer frames, re the loudest, are left out: there, strings ring that were not played. */
  private static final double SOUNDING_DB = -20;

  /** Softer peaks, re a frame's loudest, are left out. */
  private static final double PEAK_DB = -35;

  private static final double SILENT_MAGNITUDE = 1e-3;

  /** Of the multiples between a note's lowest and highest peak, so many must be there. */
  private static final double CONTIGUOUS_SHARE = 0.7;

  private static final int MOST_HARMONICS = 40;
  private static final double LOWEST_HZ = 27;
  private static final double HIGHEST_HZ = 1700;

  /** 45 cents: strings are stiff, and peaks of neighbours push each other. */
  private static final double TOLERANCE = Math.pow(2, 45 / 1200.0) - 1;

  /** The highest harmonic that may be a note's lowest peak. */
  private static final int MOST_LACKING = 6;

  private Polyphony() {}

  /** A peak of a spectrum. */
  private record Peak(double hertz, double power) {}

  /** A frequency and the peaks at its multiples. */
  private record Note(double hertz, List<Peak> peaks, double power) {}

  /**
   * Share of the sounding time in which several notes sound at once.
   *
   * @param sound at any rate
   * @return 0..1; 0 of silence
   */
  public static double share(Waveform sound) {
    float[] samples = Resampler.resample(sound, RATE_HZ).samples();
    List<List<Peak>> frames = new ArrayList<>();
    for (int number = 0; number < STFT.frames(samples); number++) {
      frames.add(peaks(STFT.frame(samples, number)));
    }
    double loudest = frames.stream().mapToDouble(Polyphony::power).max().orElse(0);
    double least = Math.max(Double.MIN_NORMAL, loudest * Math.pow(ratio(SOUNDING_DB), 2));
    long sounding = frames.stream().filter(frame -> power(frame) >= least).count();
    return several(frames, least) / (double) Math.max(1, sounding);
  }

  private static double ratio(double amplitudeDb) {
    return Math.pow(10, amplitudeDb / 20);
  }

  /** Frames that count as several notes and whose neighbours do so for long enough. */
  private static int several(List<List<Peak>> frames, double least) {
    int all = 0;
    int run = 0;
    for (int number = 0; number <= frames.size(); number++) {
      boolean several =
          number < frames.size()
              && power(frames.get(number)) >= least
              && isSeveral(frames.get(number));
      all += !several && run >= SHORTEST_RUN_HOPS ? run : 0;
      run = several ? run + 1 : 0;
    }
    return all;
  }

  /** Local maxima up to 2.5 kHz, between bins by the parabola through their logarithms. */
  private static List<Peak> peaks(float[] magnitudes) {
    double binHz = RATE_HZ / 2.0 / (magnitudes.length - 1);
    int last = (int) (HIGHEST_PEAK_HZ / binHz);
    List<Peak> peaks = new ArrayList<>();
    double loudest =
        IntStream.rangeClosed(1, last).mapToDouble(bin -> magnitudes[bin]).max().orElseThrow();
    double least = Math.max(SILENT_MAGNITUDE, loudest * ratio(PEAK_DB));
    for (int bin = 2; bin <= last; bin++) {
      double here = magnitudes[bin];
      boolean highest = here > magnitudes[bin - 1] && here >= magnitudes[bin + 1];
      if (highest && here >= least) {
        peaks.add(new Peak((bin + offset(magnitudes, bin)) * binHz, here * here));
      }
    }
    return peaks;
  }

  private static double offset(float[] magnitudes, int bin) {
    double below = Math.log(Math.max(1e-12, magnitudes[bin - 1]));
    double here = Math.log(magnitudes[bin]);
    double above = Math.log(Math.max(1e-12, magnitudes[bin + 1]));
    return (below - above) / 2 / Math.min(-1e-12, below - 2 * here + above);
  }

  private static double power(List<Peak> peaks) {
    return peaks.stream().mapToDouble(Peak::power).sum();
  }

  private static boolean isSeveral(List<Peak> peaks) {
    double all = power(peaks);
    Note one = strongest(peaks, true);
    if (one == null || one.power >= ONE_NOTE_SHARE * all) {
      return false;
    }
    List<Peak> left = new ArrayList<>(peaks);
    int notes = 0;
    for (Note note = strongest(left, false);
        note != null
            && notes < MOST_NOTES
            && note.power >= NEXT_SHARE * all
            && note.peaks.size() >= NEXT_PEAKS;
        note = strongest(left, false)) {
      left.removeAll(note.peaks);
      notes++;
    }
    return notes > 1 && power(left) <= (1 - TOGETHER_SHARE) * all;
  }

  /** The note that accounts for most power. */
  private static Note strongest(List<Peak> peaks, boolean mayLackFundamental) {
    List<Note> notes = new ArrayList<>();
    for (Peak peak : peaks) {
      for (int divisor = 1; divisor <= (mayLackFundamental ? MOST_LACKING : 1); divisor++) {
        double hertz = peak.hertz / divisor;
        if (hertz >= LOWEST_HZ && hertz <= HIGHEST_HZ) {
          Note note = note(hertz, peaks);
          if (note != null) {
            notes.add(note);
          }
        }
      }
    }
    return notes.stream().max(Comparator.comparingDouble(Note::power)).orElse(null);
  }

  private static Note note(double hertz, List<Peak> peaks) {
    boolean[] there = new boolean[MOST_HARMONICS + 1];
    List<Peak> own = new ArrayList<>();
    for (Peak peak : peaks) {
      int harmonic = (int) Math.round(peak.hertz / hertz);
      boolean near =
          harmonic >= 1
              && harmonic <= MOST_HARMONICS
              && Math.abs(peak.hertz - harmonic * hertz) < TOLERANCE * harmonic * hertz;
      if (near) {
        there[harmonic] = true;
        own.add(peak);
      }
    }
    return isContiguous(there) ? new Note(hertz, own, power(own)) : null;
  }

  private static boolean isContiguous(boolean[] there) {
    boolean odd = there[1] || (!there[2] && there[3]);
    return contiguity(there, 1) >= CONTIGUOUS_SHARE
        || (odd && contiguity(there, 2) >= CONTIGUOUS_SHARE);
  }

  /** Share of the harmonics that are there, of every one or of every second between the ends. */
  private static double contiguity(boolean[] there, int step) {
    int lowest = 1;
    while (lowest < there.length - 1 && !there[lowest]) {
      lowest++;
    }
    int highest = there.length - 1;
    while (highest > lowest && !there[highest]) {
      highest--;
    }
    int present = 0;
    int expected = 0;
    for (int harmonic = lowest; harmonic <= highest; harmonic += step) {
      present += there[harmonic] ? 1 : 0;
      expected++;
    }
    return present / (double) expected;
  }
}
