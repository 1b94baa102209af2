package flowtone.resynthesis;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The controls of a recording span by span, each measured when it is asked for, with as much of the
 * recording around it as measuring looks at. The first are short, so that a sound begins soon;
 * recordings of a second and a half are one span, and so exactly what {@link Resynthesis#features}
 * makes of them.
 *
 * <p>Of longer ones, what is measured of a moment is the same. What the whole would be asked for is
 * told by its parts: octave errors are found against the span's own pitch, phases are locked to the
 * recording in each span, and a melody's loudness is that of moments spread over the recording. Not
 * thread-safe.
 */
public final class ControlSpans implements Iterator<FeatureTrack> {
  private static final double ONE_SPAN_SECONDS = 1.5;
  private static final double FIRST_SECONDS = 0.5;
  private static final double LONGEST_SECONDS = 4;

  /** High-pass filters have forgotten their beginning, and pitch has its neighbourhood. */
  private static final double BEFORE_SECONDS = 0.6;

  private static final double AFTER_SECONDS = 0.4;

  private final Resynthesis how;
  private final Manifest manifest;
  private final float[] labelWeights;
  private final HopGrid grid;
  private final float raiseDb;
  private final SpanContinuity continuity = new SpanContinuity();
  private int fromHop;
  private double spanSeconds = FIRST_SECONDS;
  private double phaseCycles = Double.NaN;
  private FeatureTrack ahead;
  private FeatureTrack silence;

  /**
   * The controls of a recording, none measured yet.
   *
   * @param how transposed, stretched and matched in loudness
   * @param recording at any rate and as recorded, not to be changed meanwhile
   * @param manifest of the voice
   * @param labelWeights one weight per label, summing to one
   * @throws IllegalArgumentException if a feature is asked for that the voice does not read
   */
  public ControlSpans(
      Resynthesis how, Waveform recording, Manifest manifest, float[] labelWeights) {
    how.offsets().requireReadBy(manifest);
    this.how = how;
    this.manifest = manifest;
    this.labelWeights = labelWeights.clone();
    grid = HopGrid.of(recording, manifest);
    raiseDb = isOneSpan() || !how.matchesLoudness(manifest) ? 0 : raiseDb(recording);
  }

  /** Of a recording, whose level is the voice's training data's once it is amplified. */
  private float raiseDb(Waveform recording) {
    double gainDb = 20 * Math.log10(manifest.gain());
    double loudDb =
        LoudnessMatching.loudDb(LoudnessSurvey.pitchedDb(recording).map(db -> db + gainDb));
    return LoudnessMatching.raiseDb(loudDb, labelWeights, manifest);
  }

  /** Whether the first span is the only one. */
  public boolean isOneSpan() {
    return grid.recording().seconds() <= ONE_SPAN_SECONDS;
  }

  /** Hops of all spans together. */
  public int hops() {
    return how.scaled(grid.hops());
  }

  /** Samples that all spans together cover. */
  public long samples() {
    return (long) hops() * manifest.hopSamples();
  }

  @Override
  public boolean hasNext() {
    return ahead != null || isMore();
  }

  private boolean isMore() {
    return how.scaled(fromHop) < hops();
  }

  /**
   * The controls of the {@linkplain AfterSilence silence} before the first span, with which they
   * are measured; no hops in voices of speech.
   */
  public FeatureTrack silence() {
    if (silence == null) {
      peek();
    }
    return silence;
  }

  /** The span that {@link #next} will give. */
  public FeatureTrack peek() {
    ahead = ahead == null ? measured() : ahead;
    return ahead;
  }

  /** The next span, at least a hop. */
  @Override
  public FeatureTrack next() {
    FeatureTrack span = peek();
    ahead = null;
    return span;
  }

  private FeatureTrack measured() {
    if (!isMore()) {
      throw new NoSuchElementException("expected to be asked for no more spans than there are");
    }
    if (isOneSpan()) {
      fromHop = grid.hops();
      return begun(how.afterSilence(grid.recording(), manifest, labelWeights));
    }
    int toHop = end();
    FeatureTrack span = span(toHop);
    fromHop = toHop;
    spanSeconds = Math.min(LONGEST_SECONDS, 2 * spanSeconds);
    return span;
  }

  /** The beginning, whose silence is kept apart. */
  private FeatureTrack begun(AfterSilence beginning) {
    silence = beginning.silence();
    return beginning.recording();
  }

  /** Where the span ends; strongly compressed, a hop may need several. */
  private int end() {
    int toHop = grid.atLeast(fromHop + Math.max(1, hops(spanSeconds)));
    while (how.scaled(toHop) == how.scaled(fromHop) && toHop < grid.hops()) {
      toHop = grid.atLeast(toHop + 1);
    }
    return toHop;
  }

  private FeatureTrack span(int toHop) {
    int first = grid.atMost(fromHop - hops(BEFORE_SECONDS));
    int last = grid.atLeast(toHop + hops(AFTER_SECONDS));
    FeatureTrack alone = alone(grid.cut(first, last));
    // The hop before is asked for, too, where values between hops are interpolated.
    int completed = Math.max(0, fromHop - 1 - first);
    FeatureTrack measured = continuity.continued(alone, completed, toHop - 1 - first);
    FeatureTrack matched = fitted(measured);
    return how.isUnchanged()
        ? matched.slice(fromHop - first, toHop - first)
        : scaledSpan(matched, first, toHop);
  }

  /** A part as it is measured alone: the first one after silence. */
  private FeatureTrack alone(Waveform part) {
    int silentHops = fromHop == 0 ? AfterSilence.silentHops(manifest) : 0;
    Waveform delayed = Resynthesis.delayed(part, silentHops, manifest);
    FeatureTrack both = Resynthesis.measured(delayed, manifest, labelWeights);
    if (fromHop == 0) {
      silence = how.scaled(fitted(both), silentHops).silence();
    }
    return both.slice(silentHops, both.hops());
  }

  private FeatureTrack fitted(FeatureTrack measured) {
    return how.fitted(LoudnessMatching.raised(measured, raiseDb), manifest);
  }

  private FeatureTrack scaledSpan(FeatureTrack known, int first, int toHop) {
    double start = Double.isNaN(phaseCycles) ? known.phaseCycles(0) : phaseCycles;
    FeatureTrack span =
        new PitchTimeScaling(known, first, how.transposeCents(), how.stretch())
            .track(how.scaled(fromHop), how.scaled(toHop), start);
    int end = span.hops() - 1;
    phaseCycles = (span.phaseCycles(end) + span.f0Hz(end) * span.hopSeconds()) % 1;
    return span;
  }

  private int hops(double seconds) {
    return (int) Math.ceil(seconds / manifest.hopSeconds());
  }
}
