package flowtone.audio;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import java.util.Random;

/**
 * The pitch of a sound, hop by hop: YIN on overlapping windows, then the corrections a whole
 * contour allows ({@link PitchContour}).
 *
 * <p>Not thread-safe.
 */
public final class PitchTracker {
  /** Lowest pitch heard. */
  public static final float LOWEST_HZ = 50;

  /** Highest pitch heard. */
  public static final float HIGHEST_HZ = 1700;

  /**
   * YIN takes the first lag whose aperiodicity is below a threshold. A lenient threshold hears
   * rough tones but stops at a strong harmonic of a clear one, a strict one goes on to the whole
   * period.
   */
  private static final double LENIENT = 0.3;

  private static final double STRICT = 0.05;

  /** How much clearer the strict reading must be: where two are alike, the higher is the pitch. */
  private static final float CLEARER = 0.08f;

  /** Amplitude of noise that is above the detector's rounding, and changes no pitch by a cent. */
  private static final double ROUGHNESS = 0.03;

  private static final float SILENT_AMPLITUDE = 3.16e-5f;

  /** A part of a hop that a reading may lie off its place. */
  private static final int FINEST = 4;

  private final int sampleRateHz;
  private final int hopSamples;
  private final float[] window;
  private final FastYin lenient;
  private final FastYin strict;
  private final FractionalPeriod fractional = new FractionalPeriod();

  /**
   * A tracker reading once a hop.
   *
   * @param sampleRateHz of the sound
   * @param hopSamples between readings
   */
  public PitchTracker(int sampleRateHz, int hopSamples) {
    this.sampleRateHz = sampleRateHz;
    this.hopSamples = hopSamples;
    this.window = new float[windowSamples(sampleRateHz)];
    this.lenient = new FastYin(sampleRateHz, window.length, LENIENT);
    this.strict = new FastYin(sampleRateHz, window.length, STRICT);
  }

  /**
   * YIN looks for lags up to half its window, and a margin keeps the lowest pitch off that edge.
   */
  private static int windowSamples(int sampleRateHz) {
    int longestLag = (int) Math.ceil(sampleRateHz / LOWEST_HZ);
    return Math.max(512, Integer.highestOneBit(2 * longestLag) * 2);
  }

  /** Whether a pitch is heard even if it is a semitone off. */
  public static boolean hears(double hertz) {
    double semitone = Math.pow(2, 1 / 12.0);
    return hertz / semitone >= LOWEST_HZ && hertz * semitone <= HIGHEST_HZ;
  }

  /** The pitch at the end of each hop. */
  public PitchContour track(float[] samples, int hops) {
    PitchContour contour = PitchContour.ofHops(hops);
    for (int h = 0; h < hops; h++) {
      detect(samples, (h + 1) * hopSamples, contour, h);
    }
    contour.repairOctaves();
    contour.dropIslands();
    contour.fillGaps();
    contour.takeMedians();
    return contour;
  }

  /** How clear a pitch the window centred on a sample has, 0..1; 0 where none is heard. */
  public float clarity(float[] samples, int centre) {
    PitchContour moment = PitchContour.ofHops(1);
    detect(samples, centre, moment, 0);
    return moment.clarity()[0];
  }

  /**
   * YIN compares the first half of its window with what is a period later, so what it hears lies
   * around a quarter of the window and half a period from its beginning. A first look at a usual
   * period tells where to look.
   */
  private void detect(float[] samples, int centre, PitchContour contour, int hop) {
    int usual = window.length / 8;
    PitchDetectionResult heard = heard(samples, centre, usual);
    int period = heard.isPitched() ? Math.round(sampleRateHz / heard.getPitch()) : usual;
    if (Math.abs(period - usual) / 2 > hopSamples / FINEST) {
      PitchDetectionResult nearer = heard(samples, centre, period);
      heard = nearer.isPitched() ? nearer : heard;
    }
    contour.amplitude()[hop] = amplitude();
    boolean inRange = heard.getPitch() >= LOWEST_HZ && heard.getPitch() <= HIGHEST_HZ;
    if (heard.isPitched() && inRange) {
      double periodSamples = fractional.nearest(window, sampleRateHz / (double) heard.getPitch());
      contour.hz()[hop] = (float) (sampleRateHz / periodSamples);
      contour.clarity()[hop] = heard.getProbability();
    }
  }

  /** Root mean square of what was last listened to. */
  private float amplitude() {
    double power = 0;
    for (float sample : window) {
      power += sample * sample;
    }
    return (float) Math.sqrt(power / window.length);
  }

  /** What is heard around a sample if the period is about so long. */
  private PitchDetectionResult heard(float[] samples, int centre, int period) {
    int first = centre - window.length / 4 - period / 2;
    for (int i = 0; i < window.length; i++) {
      int at = first + i;
      window[i] = at >= 0 && at < samples.length ? samples[at] : 0;
    }
    float amplitude = amplitude();
    if (amplitude < SILENT_AMPLITUDE) {
      return new PitchDetectionResult();
    }
    PitchDetectionResult heard = copy(lenient.getPitch(window));
    if (!heard.isPitched()) {
      roughen(amplitude);
      heard = copy(lenient.getPitch(window));
    }
    if (heard.getProbability() < 1 - CLEARER) {
      PitchDetectionResult whole = copy(strict.getPitch(window));
      boolean clearer = whole.getProbability() > heard.getProbability() + CLEARER;
      heard = whole.isPitched() && clearer ? whole : heard;
    }
    return heard;
  }

  /** Each detector overwrites its last result. */
  private static PitchDetectionResult copy(PitchDetectionResult result) {
    return new PitchDetectionResult(result);
  }

  /**
   * Adds faint noise. The detector takes a tone that repeats exactly for no tone at all, because
   * rounding makes its aperiodicity negative.
   */
  private void roughen(double rms) {
    Random noise = new Random(0);
    for (int i = 0; i < window.length; i++) {
      window[i] += (float) (ROUGHNESS * rms * noise.nextGaussian());
    }
  }
}
