package flowtone.synthesis;

import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.control.HarmonicPhase;
import flowtone.network.ControlArrays;

/**
 * The last feature and pitch rows of one listener, which the next chunk's conditioning looks back
 * on. Before the first chunk there was silence. Not thread-safe.
 */
final class ControlHistory {
  private static final int PITCH_HOPS = 2;

  private final FeatureEncoding encoding;
  private final int contextHops;
  private float[] features;
  private float[] pitch = new float[PITCH_HOPS * 2];

  ControlHistory(FeatureEncoding encoding, int contextHops) {
    this.encoding = encoding;
    this.contextHops = contextHops;
  }

  /** All controls of a chunk, whose rows become the past. */
  ControlArrays controls(FeatureTrack chunk) {
    return new ControlArrays(
        chunk.hops(),
        contextHops,
        features(chunk),
        pitch(chunk),
        HarmonicPhase.cycles(chunk, 0, chunk.hops()));
  }

  /** Rows before the chunk and of the chunk [contextHops + hops, width]; they become the past. */
  float[] features(FeatureTrack chunk) {
    int width = encoding.width();
    if (features == null) {
      features = silence(chunk);
    }
    float[] rows = java.util.Arrays.copyOf(features, (contextHops + chunk.hops()) * width);
    for (int hop = 0; hop < chunk.hops(); hop++) {
      encoding.encode(chunk, hop, rows, (contextHops + hop) * width);
    }
    features = java.util.Arrays.copyOfRange(rows, chunk.hops() * width, rows.length);
    return rows;
  }

  /** Cycles per sample and voicing [2 + hops, 2], the two hops before the chunk first. */
  float[] pitch(FeatureTrack chunk) {
    float[] rows = java.util.Arrays.copyOf(pitch, (PITCH_HOPS + chunk.hops()) * 2);
    for (int hop = 0; hop < chunk.hops(); hop++) {
      rows[(PITCH_HOPS + hop) * 2] = chunk.f0Hz()[hop] / chunk.sampleRateHz();
      rows[(PITCH_HOPS + hop) * 2 + 1] = chunk.voicing()[hop];
    }
    pitch = java.util.Arrays.copyOfRange(rows, chunk.hops() * 2, rows.length);
    return rows;
  }

  /** Silent rows with the labels the sound will begin with. */
  private float[] silence(FeatureTrack chunk) {
    FeatureTrack silent =
        Silence.of(
            1,
            chunk.sampleRateHz(),
            chunk.hopSamples(),
            chunk.labelWeights()[0],
            encoding.melBands());
    float[] rows = new float[contextHops * encoding.width()];
    for (int hop = 0; hop < contextHops; hop++) {
      encoding.encode(silent, 0, rows, hop * encoding.width());
    }
    return rows;
  }
}
