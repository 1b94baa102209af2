package flowtone.corpus;

import flowtone.control.FeatureTrack;
import java.nio.FloatBuffer;

/**
 * The features of a recording at hop rate as a corpus stores them: all but mel bands and label.
 * Read in place from memory or a mapped file. Thread-safe.
 *
 * @param stored floats [hops, hopFloats]; the first {@link #COUNT} of a hop are the features
 * @param hopFloats floats per hop
 * @param hops length of the recording
 */
public record RecordingFeatures(FloatBuffer stored, int hopFloats, int hops) {
  /** Features stored per hop. */
  public static final int COUNT = 5;

  /** Those of a track. */
  public static RecordingFeatures of(FeatureTrack track) {
    FloatBuffer stored = FloatBuffer.allocate(track.hops() * COUNT);
    for (int h = 0; h < track.hops(); h++) {
      stored.put(track.f0Hz(h)).put(track.voicing(h)).put(track.loudnessDb(h));
      stored.put(track.onsetSeconds(h)).put((float) track.phaseCycles(h));
    }
    return new RecordingFeatures(stored.flip(), COUNT, track.hops());
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
}
