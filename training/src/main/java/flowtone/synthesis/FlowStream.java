package flowtone.synthesis;

import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;

/**
 * One signal on its way through one direction of a flow: it remembers what came before, so that
 * chunks of whole hops make the whole. The flow is shared; this is not thread-safe.
 */
public final class FlowStream {

  /**
   * What a flow makes of a signal.
   *
   * @param values the image [samples]
   * @param logDets what each sample contributes to the log-determinant of the direction taken
   * @param passes through all networks that it took; an iteration takes as many as it needs
   */
  public record Image(float[] values, float[] logDets, int passes) {}

  private final ChunkTransform graph;
  private final Manifest manifest;
  private final ControlHistory history;
  private final float gainBefore;
  private final float gainAfter;
  private float[] state;

  /**
   * @param gainBefore factor of what goes into the network
   * @param gainAfter factor of what comes out
   */
  FlowStream(
      ChunkTransform graph,
      Manifest manifest,
      ControlHistory history,
      float gainBefore,
      float gainAfter) {
    this.graph = graph;
    this.manifest = manifest;
    this.history = history;
    this.gainBefore = gainBefore;
    this.gainAfter = gainAfter;
    this.state = new float[graph.stateSize()];
  }

  /**
   * The image of the next chunk.
   *
   * @param samples as many as the track covers
   * @param track features of the chunk, at least one hop
   * @throws IllegalArgumentException if track and samples do not fit each other or the flow
   */
  public Image next(float[] samples, FeatureTrack track) {
    manifest.requireFit(track);
    requireCovered(samples, track);
    ChunkTransform.Passed passed =
        graph.pass(
            new ChunkTransform.Chunk(scaled(samples, gainBefore), history.next(track), state));
    state = passed.nextState();
    float[] logDets = passed.logDets();
    float gains = (float) (Math.log(gainBefore) + Math.log(gainAfter));
    for (int t = 0; t < logDets.length; t++) {
      logDets[t] += gains;
    }
    return new Image(scaled(passed.values(), gainAfter), logDets, passed.passes());
  }

  private static float[] scaled(float[] values, float factor) {
    float[] scaled = values.clone();
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] *= factor;
    }
    return scaled;
  }

  /**
   * Refuses samples other than those a track covers.
   *
   * @throws IllegalArgumentException if they are fewer or more
   */
  static void requireCovered(float[] samples, FeatureTrack track) {
    if (samples.length != track.samples()) {
      throw new IllegalArgumentException(
          "expected %d samples, as the features cover; got %d"
              .formatted(track.samples(), samples.length));
    }
  }
}
