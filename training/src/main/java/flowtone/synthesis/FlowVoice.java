package flowtone.synthesis;

import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.flow.Passes;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.util.Arrays;

/**
 * A trained flow that takes recordings to noise and, if its sampling is cheap, noise to sound, both
 * given features. Sound is at the level of the recordings, and log-determinants are of the map from
 * there. Owns native memory; whoever makes it closes it, after its last stream. Thread-safe.
 */
public final class FlowVoice implements AutoCloseable {
  /** Hops at once when nobody waits for them: two seconds or so. */
  private static final int BLOCK_HOPS = 250;

  private final Manifest manifest;
  private final TrainedFlow flow;
  private final FeatureEncoding encoding;
  private final ChunkTransform toNoise;
  private final ChunkTransform toData;

  /**
   * @param manifest of the voice the flow belongs to: features, rates and gain
   * @throws IllegalArgumentException if the flow has no density in one pass, or a weight is missing
   */
  public FlowVoice(Manifest manifest, TrainedFlow flow) {
    this.manifest = manifest;
    this.flow = flow;
    this.encoding = new FeatureEncoding(manifest.labels().size(), manifest.melBands());
    this.toNoise = graph((model, x, controls) -> model.toNoise(x, controls));
    this.toData = sampling();
  }

  /** Noise to sound, or null where the family samples one value after another. */
  private ChunkTransform sampling() {
    Passes.Count passes = flow.family().passes().toData();
    if (passes.isSequential()) {
      return null;
    }
    return passes.iterated()
        ? iterating(new MintNetInverse(flow, encoding.width(), manifest.hopSamples()))
        : graph((model, z, controls) -> model.toData(z, controls));
  }

  private static ChunkTransform iterating(MintNetInverse inverse) {
    return new BisectingTransform(inverse, inverse.mostPasses());
  }

  private OnePassTransform graph(OnePassTransform.Direction direction) {
    return new OnePassTransform(flow, direction, encoding.width(), manifest.hopSamples());
  }

  /** Which flow it is. */
  public FlowFamily family() {
    return flow.family();
  }

  /** Its sizes and weights. */
  public TrainedFlow trained() {
    return flow;
  }

  /** The features it reads and the sound it is about. */
  public Manifest manifest() {
    return manifest;
  }

  /** Samples at the beginning of a sound whose past it does not know. */
  public int receptiveField() {
    return flow.config().receptiveField();
  }

  /** Bytes that one listener carries from chunk to chunk. */
  public long stateBytes() {
    return (long) Float.BYTES * toNoise.stateSize();
  }

  /** A fresh listener that takes sound to noise, silence before. */
  public FlowStream streamToNoise() {
    return new FlowStream(toNoise, manifest, history(), manifest.gain(), 1);
  }

  /**
   * A fresh listener that takes noise to sound, silence before.
   *
   * @throws IllegalArgumentException if the family samples one value after another
   */
  public FlowStream streamToData() {
    if (toData == null) {
      throw new IllegalArgumentException(
          "expected a flow that samples all at once, %s; got %s"
              .formatted(FlowFamilies.sampledAtOnce(), family()));
    }
    return new FlowStream(toData, manifest, history(), 1, 1 / manifest.gain());
  }

  private ControlHistory history() {
    return new ControlHistory(encoding, flow.config().contextHops());
  }

  /**
   * The noise of a whole recording, from silence on.
   *
   * @param samples as many as the track covers
   * @throws IllegalArgumentException if track and samples do not fit each other or the flow
   */
  public FlowStream.Image toNoise(float[] samples, FeatureTrack track) {
    return whole(streamToNoise(), samples, track);
  }

  /**
   * The sound of noise, from silence on.
   *
   * @param noise as many values as the track covers samples
   * @throws IllegalArgumentException if they do not fit, or the family samples one value after
   *     another
   * @throws flowtone.flow.ConvergenceException if it is a MintNet whose inverse is not found
   */
  public FlowStream.Image toData(float[] noise, FeatureTrack track) {
    return whole(streamToData(), noise, track);
  }

  private static FlowStream.Image whole(FlowStream stream, float[] input, FeatureTrack track) {
    FlowStream.requireCovered(input, track);
    float[] values = new float[input.length];
    float[] logDets = new float[input.length];
    int passes = 0;
    for (int hop = 0; hop < track.hops(); hop += BLOCK_HOPS) {
      FeatureTrack block = track.slice(hop, Math.min(track.hops(), hop + BLOCK_HOPS));
      int from = hop * track.hopSamples();
      FlowStream.Image part =
          stream.next(Arrays.copyOfRange(input, from, from + block.samples()), block);
      System.arraycopy(part.values(), 0, values, from, block.samples());
      System.arraycopy(part.logDets(), 0, logDets, from, block.samples());
      passes = Math.max(passes, part.passes());
    }
    return new FlowStream.Image(values, logDets, passes);
  }

  @Override
  public void close() {
    toNoise.close();
    if (toData != null) {
      toData.close();
    }
  }
}
