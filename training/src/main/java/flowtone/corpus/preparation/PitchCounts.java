package flowtone.corpus.preparation;

import flowtone.audio.NoteName;
import flowtone.corpus.RecordingFeatures;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How long a recording has which pitch: only hops that are voiced and not much softer than its
 * sustain are counted.
 *
 * @param cents pitches above MIDI note 0, rising; treat as immutable
 * @param hops at each, as many as pitches; treat as immutable
 */
public record PitchCounts(int[] cents, int[] hops) implements Serializable {
  /** MIDI notes. */
  static final int SEMITONES = 128;

  /** Cents of a semitone. */
  static final int CENTS = 100;

  private static final float SUSTAIN_DB = 25;
  private static final float MIN_VOICING = 0.9f;

  public PitchCounts {
    if (cents.length != hops.length) {
      throw new IllegalArgumentException(
          "expected as many counts as pitches; got %d and %d".formatted(hops.length, cents.length));
    }
  }

  /** Those of a recording. */
  public static PitchCounts of(RecordingFeatures features, NoteShape shape) {
    int[] heard = new int[features.hops()];
    int count = 0;
    float thresholdDb = shape.sustainDb() - SUSTAIN_DB;
    for (int h = 0; h < features.hops(); h++) {
      boolean counted = features.voicing(h) >= MIN_VOICING && features.loudnessDb(h) >= thresholdDb;
      if (counted && features.f0Hz(h) > 0) {
        heard[count++] = cent(features.f0Hz(h));
      }
    }
    return counted(Arrays.copyOf(heard, count));
  }

  private static int cent(float hertz) {
    long cent = Math.round(CENTS * NoteName.midiOfHertz(hertz));
    return (int) Math.max(0, Math.min(SEMITONES * CENTS - 1, cent));
  }

  private static PitchCounts counted(int[] heard) {
    int[] cents = Arrays.stream(heard).sorted().distinct().toArray();
    int[] hops = new int[cents.length];
    for (int cent : heard) {
      hops[Arrays.binarySearch(cents, cent)]++;
    }
    return new PitchCounts(cents, hops);
  }
}
