package flowtone.corpus;

import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import java.nio.FloatBuffer;

/**
 * The features of a recording at hop rate as a corpus stores them: all but mel bands and label.
 * Further features follow the first ones. Read in place from memory or a mapped file. Thread-safe.
 *
 * @param stored floats [hops, hopFloats]; the first {@link #COUNT} of a hop are those that every
 *     corpus has
 * @param hopFloats floats per hop
 * @param hops length of the recording
 */
public record RecordingFeatures(FloatBuffer stored, int hopFloats, int hops) {
  /** Features of a hop that every corpus has. */
  public static final int COUNT = 5;

  /** Those of a track. */
  public static RecordingFeatures of(FeatureTrack track) {
    int hopFloats = COUNT + track.features().size();
    FloatBuffer stored = FloatBuffer.allocate(track.hops() * hopFloats);
    for (int h = 0; h < track.hops(); h++) {
      stored.put(track.f0Hz(h)).put(track.voicing(h)).put(track.loudnessDb(h));
      stored.put(track.onsetSeconds(h)).put((float) track.phaseCycles(h));
      for (HopFeature feature : track.features()) {
        stored.put(track.further(feature, h));
      }
    }
    return new RecordingFeatures(stored.flip(), hopFloats, track.hops());
  }

  /** Fundamental frequency, Hz; 0 where unvoiced. */
  public float f0Hz(int hop) {
    return stored.get(hop * hopFloats);
  }

  /** Probability of a pitch, 0..1. */
  public float voicing(int hop) {
    return stored.get(hop * hopFloats + 1);
  }

  /** A-weighted loudness, dB. */
  public float loudnessDb(int hop) {
    return stored.get(hop * hopFloats + 2);
  }

  /** Time since the last onset. */
  public float onsetSeconds(int hop) {
    return stored.get(hop * hopFloats + 3);
  }

  /** Phase of the fundamental at the start of the hop, cycles. */
  public float phaseCycles(int hop) {
    return stored.get(hop * hopFloats + 4);
  }

  /** Number of further features. */
  public int furtherCount() {
    return hopFloats - COUNT;
  }

  /** A further feature by its place among those of the corpus. */
  public float further(int index, int hop) {
    return stored.get(hop * hopFloats + COUNT + index);
  }
}
