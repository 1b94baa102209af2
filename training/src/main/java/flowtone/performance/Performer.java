package flowtone.performance;

import flowtone.audio.Loudness;
import flowtone.control.FeatureTrack;
import flowtone.control.OnsetClock;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;

/**
 * Converts the events of one monophonic player to the control curves of an instrument voice, hop by
 * hop. Events take effect at the next hop; the result does not depend on how many hops are
 * requested at once.
 *
 * <p>The last note has priority. Pressed while another key is down it is slurred: a glide of at
 * most 10 ms and a dip of a few dB; otherwise it is detached. When it is released, the latest note
 * still held sounds again. A note sounds for at least 60 ms, unless another is pressed meanwhile.
 * The phase is continuous across notes. Not thread-safe.
 */
public final class Performer {
  /** How far outside the recorded range of a label notes may lie, in semitones. */
  public static final double RANGE_MARGIN_SEMITONES = 2;

  /** The furthest pitch bend, in cents up or down. */
  public static final double MAX_BEND_CENTS = 1200;

  /** Voicing fades between these levels of a release; recordings have no detectable pitch below. */
  private static final double VOICED_DB = -65;

  private static final double UNVOICED_DB = -75;

  /** In measured features, a note after silence is unpitched for this long after its onset. */
  private static final double UNPITCHED_SECONDS = 0.024;

  /** A shorter note would consist of little more than its attack. */
  private static final double MIN_NOTE_SECONDS = 0.06;

  private final Manifest manifest;
  private final double hopSeconds;
  private final HeldNotes held = new HeldNotes();
  private final LabelCurve labels;
  private final PitchCurve pitch;
  private final LoudnessCurve loudness;
  private final OffsetCurve offsets;
  private boolean fromSilence;
  private boolean released;
  private Vibrato vibrato = Vibrato.NONE;
  private double onsetSeconds = OnsetClock.LONGEST_SECONDS;

  /**
   * A silent player of the voice's first label.
   *
   * @throws IllegalArgumentException if the voice is not an instrument
   */
  public Performer(Manifest manifest) {
    if (!manifest.kind().isPlayable()) {
      throw new IllegalArgumentException(
          "expected an instrument voice to play notes with; got "
              + manifest.name()
              + ", which resynthesises recordings");
    }
    this.manifest = manifest;
    this.hopSeconds = manifest.hopSeconds();
    this.labels = new LabelCurve(manifest.labels(), LabelMix.first(manifest), hopSeconds);
    this.pitch = new PitchCurve(hopSeconds);
    this.offsets = new OffsetCurve(manifest);
    double windowSeconds =
        Loudness.featureWindowSamples(manifest.sampleRateHz()) / (double) manifest.sampleRateHz();
    this.loudness = new LoudnessCurve(labels, hopSeconds, windowSeconds);
  }

  /**
   * Presses a key.
   *
   * @param midi fractional MIDI number within the range of the labels, see {@link #checkRange}
   * @param velocity 0..1, from the labels' soft to their loud
   * @throws IllegalArgumentException if either is out of range; nothing changes then
   */
  public void noteOn(double midi, double velocity) {
    checkRange(midi);
    if (!(velocity >= 0 && velocity <= 1)) {
      throw new IllegalArgumentException("expected a velocity within 0 to 1; got " + velocity);
    }
    boolean slurred = !held.isEmpty() && !held.isLast(midi);
    held.press(midi, velocity);
    begin(held.last(), slurred);
  }

  /** Lifts a key; a key that is not down is no matter. */
  public void noteOff(double midi) {
    released |= held.isLast(midi);
    held.release(midi);
  }

  private void begin(HeldNotes.Key key, boolean slurred) {
    if (slurred) {
      pitch.glide(key.midi());
    } else {
      pitch.jump(key.midi());
    }
    fromSilence = loudness.silent();
    loudness.begin(key, slurred);
    released = false;
    onsetSeconds = -hopSeconds / 2; // Measured onsets lie in the middle of their hop.
  }

  /** Releases every key; the sound ends with its release. */
  public void allOff() {
    released |= sounding();
    held.clear();
  }

  /**
   * Sets the pitch bend of current and later notes.
   *
   * @param cents hundredths of a semitone, at most {@value #MAX_BEND_CENTS} up or down
   */
  public void pitchBend(double cents) {
    if (!(Math.abs(cents) <= MAX_BEND_CENTS)) {
      throw new IllegalArgumentException(
          "expected a pitch bend within -1200 to 1200 cents; got " + cents);
    }
    pitch.bend(cents);
  }

  /** Sets the vibrato, {@link Vibrato#NONE} at first. */
  public void vibrato(Vibrato value) {
    vibrato = value;
  }

  /**
   * Sets how much louder than its velocity the sound is asked to be, which may change while it
   * lasts. What lies beyond the labels' soft and loud is not played, nor is any change of a note
   * that decays by itself.
   *
   * @param decibels negative for softer
   */
  public void dynamics(double decibels) {
    loudness.dynamics(decibels);
  }

  /** What of {@link #dynamics} the instrument cannot do by playing softer or louder, dB. */
  double missingDynamicsDb() {
    return loudness.missingDynamicsDb();
  }

  /**
   * Sets how far the further features of the sound are from what the labels' recordings have on
   * average, such as how much brighter it is; none of them at first. While a note sounds they
   * change over some 40 ms. They go no further than recordings of the labels do.
   *
   * @throws IllegalArgumentException if the voice does not read one of them; nothing changes then
   */
  public void offsets(FeatureOffsets asked) {
    asked.requireReadBy(manifest);
    if (silent()) {
      offsets.jump(asked);
    } else {
      offsets.glide(asked);
    }
  }

  /**
   * Sets the label weights; while a note sounds they change over some 40 ms.
   *
   * @param weights one per label, none negative, summing to one; copied
   */
  public void labelWeights(float[] weights) {
    float[] checked = LabelMix.check(weights, manifest);
    if (silent()) {
      labels.jump(checked);
    } else {
      labels.glide(checked);
    }
  }

  /**
   * Refuses a note outside the recorded ranges of all labels in use.
   *
   * @throws IllegalArgumentException naming what can be played
   */
  public void checkRange(double midi) {
    PlayableRange.of(manifest, labels.target()).check(midi);
  }

  /** Whether a key is down. */
  public boolean sounding() {
    return !held.isEmpty();
  }

  /** Whether no key is down and the last release is over. */
  public boolean silent() {
    return loudness.silent();
  }

  /** The control curves of the next hops. */
  public FeatureTrack next(int hops) {
    TrackBuilder track = new TrackBuilder(manifest);
    for (int h = 0; h < hops; h++) {
      step(track);
    }
    return track.build();
  }

  void step(TrackBuilder track) {
    endReleasedNote();
    float[] weights = labels.next();
    onsetSeconds = Math.min(OnsetClock.LONGEST_SECONDS, onsetSeconds + hopSeconds);
    double levelDb = loudness.nextDb();
    double phaseCycles = pitch.phaseCycles();
    double voicing = voicing(levelDb);
    double hertz = voicing > 0 ? pitch.nextHertz(vibrato.cents(onsetSeconds)) : 0;
    track.pitch(hertz, voicing, phaseCycles);
    track.loudness(levelDb, onsetSeconds, loudness.velocity());
    track.offsets(offsets.next());
    track.labels(weights);
  }

  private void endReleasedNote() {
    double soundedSeconds = onsetSeconds + hopSeconds / 2;
    if (!released || soundedSeconds < MIN_NOTE_SECONDS) {
      return;
    }
    released = false;
    if (held.isEmpty()) {
      loudness.release();
    } else {
      begin(held.last(), true);
    }
  }

  private double voicing(double levelDb) {
    if (loudness.held() && fromSilence && onsetSeconds < UNPITCHED_SECONDS) {
      return 0;
    }
    double share = (levelDb - UNVOICED_DB) / (VOICED_DB - UNVOICED_DB);
    return Math.max(0, Math.min(1, share));
  }
}
