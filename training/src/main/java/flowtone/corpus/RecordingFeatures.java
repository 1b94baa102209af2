package flowtone.corpus;

import flowtone.control.FeatureTrack;
import java.nio.FloatBuffer;

/**
 * The slow features of a recording, read from where they are, be that memory or disk. Thread-safe.
 *
 * @param stored floats [hops][hopFloats], of which the first {@link #COUNT} of a hop are the curves
 * @param hopFloats floats a hop
 * @param hops length of the recording
 */
public record RecordingFeatures(FloatBuffer stored, int hopFloats, int hops) {
  /** Curves stored for each hop. */
  public static final int COUNT = 5;

  /** Those of a track, as they are stored. */
  public static RecordingFeatures of(FeatureTrack track) {
    FloatBuffer stored = FloatBuffer.allocate(track.hops() * COUNT);
    for (int h = 0; h < track.hops(); h++) {
      stored.put(track.f0Hz(h)).put(track.voicing(h)).put(track.loudnessDb(h));
      stored.put(track.onsetSeconds(h)).put((float) track.phaseCycles(h));
    }
    return new RecordingFeatures(stored.flip(), COUNT, track.hops());
  }

  public float f0Hz(int hop) {
    return stored.get(hop * hopFloats);
  }

  public float voicing(int hop) {
    return stored.get(hop * hopFloats + 1);
  }

  public float loudnessDb(int hop) {
    return stored.get(hop * hopFloats + 2);
  }

  public float onsetSeconds(int hop) {
    return stored.get(hop * hopFloats + 3);
  }

  public float phaseCycles(int hop) {
    return stored.get(hop * hopFloats + 4);
  }
}
