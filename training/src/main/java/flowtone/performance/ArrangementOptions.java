package flowtone.performance;

import flowtone.voice.FeatureOffsets;

/**
 * How a score is laid out for a voice.
 *
 * @param labels which labels play which parts
 * @param polyphony how many notes may sound at once, 1..{@value #MOST_POLYPHONY}
 * @param keepSilence whether the silence before the first note of a MIDI file is played
 * @param offsets how far further features of all that is played are from the usual
 */
public record ArrangementOptions(
    LabelAssignment labels, int polyphony, boolean keepSilence, FeatureOffsets offsets) {
  /** Enough for two hands and a pedal, or a small band. */
  public static final int DEFAULT_POLYPHONY = 16;

  /** The most notes at once that can be asked for. */
  public static final int MOST_POLYPHONY = 64;

  public ArrangementOptions {
    if (polyphony < 1 || polyphony > MOST_POLYPHONY) {
      throw new IllegalArgumentException(
          "expected a polyphony within 1 to %d; got %d".formatted(MOST_POLYPHONY, polyphony));
    }
  }

  /** Those with features as usual. */
  public ArrangementOptions(LabelAssignment labels, int polyphony, boolean keepSilence) {
    this(labels, polyphony, keepSilence, FeatureOffsets.NONE);
  }

  /** The usual ones with these labels. */
  public static ArrangementOptions of(LabelAssignment labels) {
    return new ArrangementOptions(labels, DEFAULT_POLYPHONY, false);
  }

  /** The same with another number of notes at once. */
  public ArrangementOptions withPolyphony(int notes) {
    return new ArrangementOptions(labels, notes, keepSilence, offsets);
  }

  /** The same with the silence before the first note. */
  public ArrangementOptions withSilence() {
    return new ArrangementOptions(labels, polyphony, true, offsets);
  }

  /** The same with further features otherwise than usual. */
  public ArrangementOptions withOffsets(FeatureOffsets asked) {
    return new ArrangementOptions(labels, polyphony, keepSilence, asked);
  }
}
