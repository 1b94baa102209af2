package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.HarmonicPhase;
import java.util.ArrayList;
import java.util.List;

/**
 * Chunks of equal length of several listeners, row-major.
 *
 * @param batch listeners
 * @param noise scaled by each listener's temperature [batch, samples]
 * @param features [batch, contextHops + hops, featureWidth]
 * @param pitch [batch, 2 + hops, 2]
 * @param phase [batch, samples]
 * @param state [batch, stateSize]
 */
record ChunkBatch(
    int batch, float[] noise, float[] features, float[] pitch, float[] phase, float[] state) {

  /**
   * What the networks are to be given for the next chunk of each session, whose noises and
   * histories move on.
   *
   * @throws IllegalArgumentException if there is not one chunk a session, or their hops are not
   *     equally many
   */
  static ChunkBatch of(List<StreamState> sessions, List<FeatureTrack> chunks) {
    requireOneEach(sessions, chunks);
    List<float[]> noise = new ArrayList<>();
    List<float[]> features = new ArrayList<>();
    List<float[]> pitch = new ArrayList<>();
    List<float[]> phase = new ArrayList<>();
    List<float[]> state = new ArrayList<>();
    for (int s = 0; s < sessions.size(); s++) {
      StreamState session = sessions.get(s);
      FeatureTrack chunk = chunks.get(s);
      noise.add(session.noise(chunk.samples()));
      features.add(session.history().features(chunk));
      pitch.add(session.history().pitch(chunk));
      phase.add(HarmonicPhase.cycles(chunk, 0, chunk.hops()));
      state.add(session.state());
    }
    return new ChunkBatch(
        sessions.size(), join(noise), join(features), join(pitch), join(phase), join(state));
  }

  private static void requireOneEach(List<StreamState> sessions, List<FeatureTrack> chunks) {
    if (sessions.isEmpty() || sessions.size() != chunks.size()) {
      throw new IllegalArgumentException(
          "expected one chunk a session and at least one; got %d sessions and %d chunks"
              .formatted(sessions.size(), chunks.size()));
    }
    List<Integer> hops = chunks.stream().map(FeatureTrack::hops).distinct().toList();
    if (hops.size() > 1) {
      throw new IllegalArgumentException("expected chunks of equally many hops; got " + hops);
    }
  }

  private static float[] join(List<float[]> rows) {
    int length = rows.get(0).length;
    float[] joined = new float[rows.size() * length];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, joined, row * length, length);
    }
    return joined;
  }
}
