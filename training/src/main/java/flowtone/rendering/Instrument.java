package flowtone.rendering;

import flowtone.control.FeatureTrack;
import flowtone.performance.Performer;
import flowtone.synthesis.LatentNoise;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.StudentStream;
import flowtone.synthesis.Voice;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import java.util.Map;

/**
 * An instrument voice in one player's hands: keys that go down and up, and the sound that comes of
 * them, chunk by chunk. After silence it begins anew, with other noise than before. Owns no native
 * memory; not to be used after its voice is closed. Not thread-safe.
 *
 * <pre>{@code
 * Instrument instrument = new Instrument(voice, NoiseSettings.ofSeed(1));
 * instrument.noteOn(NoteName.midi("C4"), 0.8);
 * float[] chunk = instrument.next(2);
 * }</pre>
 */
public final class Instrument {
  /** The most that notes can be asked to be louder or softer than their velocity, dB. */
  public static final double MAX_DYNAMICS_DB = 60;

  private final Voice voice;
  private Performer performer;
  private float[] labelWeights;
  private FeatureOffsets offsets = FeatureOffsets.NONE;
  private StudentStream stream;
  private long seed;

  /**
   * A silent one of the voice's first label.
   *
   * @param voice stays the caller's to close
   * @param noise of the first sound
   * @throws IllegalArgumentException if the voice is not an instrument
   */
  public Instrument(Voice voice, NoiseSettings noise) {
    this.voice = voice;
    this.performer = new Performer(voice.manifest());
    this.labelWeights = LabelMix.first(voice.manifest());
    this.stream = voice.student().open(noise);
    this.seed = noise.seed();
  }

  /**
   * Presses a key; the last one pressed sounds.
   *
   * @param midi fractional MIDI number within the ranges of the labels in use
   * @param velocity 0..1, from the labels' soft to their loud
   * @throws IllegalArgumentException if either is out of range; nothing changes then
   */
  public void noteOn(double midi, double velocity) {
    boolean fromSilence = performer.silent();
    performer.noteOn(midi, velocity);
    if (fromSilence) {
      LatentNoise noise = stream.noise();
      stream = voice.student().open(new NoiseSettings(seed++, noise.temperature(), noise.mix()));
    }
  }

  /** Lifts a key; a key that is not down is no matter. */
  public void noteOff(double midi) {
    performer.noteOff(midi);
  }

  /** Lifts every key; the sound ends with its release. */
  public void allOff() {
    performer.allOff();
  }

  /**
   * Bends the pitch of current and later notes.
   *
   * @param cents within {@value Performer#MAX_BEND_CENTS} up or down
   * @throws IllegalArgumentException if it is further
   */
  public void pitchBend(double cents) {
    performer.pitchBend(cents);
  }

  /**
   * Makes current and later notes louder than their velocity says, as far as the labels go from
   * soft to loud; notes that decay by themselves are only struck louder.
   *
   * @param decibels within {@value #MAX_DYNAMICS_DB}, negative for softer; 0 at first
   * @throws IllegalArgumentException if it is further
   */
  public void dynamics(double decibels) {
    if (!(Math.abs(decibels) <= MAX_DYNAMICS_DB)) {
      throw new IllegalArgumentException("expected dynamics within -60 to 60 dB; got " + decibels);
    }
    performer.dynamics(decibels);
  }

  /**
   * Makes current and later notes have more, or less, of a further feature than usual, such as be
   * brighter, as far as recordings of the labels go; while a note sounds, over some 40 ms.
   *
   * @param name of a feature that the voice reads
   * @param offset in its unit; 0 at first
   * @throws IllegalArgumentException if the voice does not read it, or it is too far
   */
  public void feature(String name, double offset) {
    FeatureOffsets changed = offsets.with(name, offset);
    performer.offsets(changed);
    offsets = changed;
  }

  /**
   * Changes the mix of labels; while a note sounds, over some 40 ms.
   *
   * @param weights by name of label; they need not sum to one
   * @throws IllegalArgumentException if a label is unknown or a weight unusable
   */
  public void labels(Map<String, Double> weights) {
    labelWeights(LabelMix.of(weights, voice.manifest()));
  }

  /**
   * Changes the mix of labels, as {@link #labels}.
   *
   * @param weights one per label, none negative, summing to one; copied
   * @throws IllegalArgumentException if they are not
   */
  public void labelWeights(float[] weights) {
    performer.labelWeights(weights);
    labelWeights = weights.clone();
  }

  /**
   * Changes the scale of the noise, 0..1.5.
   *
   * @throws IllegalArgumentException if it is outside
   */
  public void temperature(float value) {
    stream.noise().temperature(value);
  }

  /** Changes how the four noises are mixed. */
  public void noiseMix(LatentMix mix) {
    stream.noise().mix(mix);
  }

  /** Whether there is anything to render: a key is down or the last release is not over. */
  public boolean sounding() {
    return !performer.silent();
  }

  /**
   * The next samples: silence when no key has been down, or the last release is over, and nothing
   * is rendered then. The last chunk before it is faded out.
   *
   * @param hops at least 1
   * @return as many samples as the hops cover, at the level of the recordings trained on
   */
  public float[] next(int hops) {
    if (!sounding()) {
      return new float[hops * voice.manifest().hopSamples()];
    }
    return ended(stream.next(nextChunk(hops)));
  }

  /**
   * A rendered chunk; of the last one before silence the last hop is brought down to exactly zero,
   * so that what follows cannot click.
   *
   * @param chunk changed in place
   */
  public float[] ended(float[] chunk) {
    if (!sounding()) {
      int fadeSamples = Math.min(chunk.length, voice.manifest().hopSamples());
      for (int i = 1; i <= fadeSamples; i++) {
        chunk[chunk.length - i] *= (i - 1f) / fadeSamples;
      }
    }
    return chunk;
  }

  /** What renders it now, for one batch with others; {@link #next} needs no such thing. */
  public StudentStream stream() {
    return stream;
  }

  /** The control curves of the next chunk, which {@link #stream} is given. */
  public FeatureTrack nextChunk(int hops) {
    return performer.next(hops);
  }

  /** Drops every key and what still rings, at once. */
  public void silence() {
    performer = new Performer(voice.manifest());
    performer.labelWeights(labelWeights);
    performer.offsets(offsets);
  }
}
