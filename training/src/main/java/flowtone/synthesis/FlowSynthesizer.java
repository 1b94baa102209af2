package flowtone.synthesis;

import flowtone.audio.Waveform;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.flow.Passes;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A trained flow that takes recordings to noise and, if its sampling is cheap, noise to sound, both
 * given features. Sound is at the level of the recordings, and log-determinants are of the map from
 * there. Owns native memory; whoever makes it closes it, after its last stream. Thread-safe.
 */
public final class FlowSynthesizer implements Synthesizer {
  /** Hops at once when nobody waits for them: two seconds or so. */
  private static final int BLOCK_HOPS = 250;

  private final Manifest manifest;
  private final TrainedFlow flow;
  private final ControlEncoder encoder;
  private final ChunkTransform toNoise;
  private final ChunkTransform toData;
  private final AtomicInteger mostPasses = new AtomicInteger();

  /**
   * @param manifest of the voice the flow belongs to: features, rates and gain
   * @throws IllegalArgumentException if the flow has no density in one pass, or a weight is missing
   */
  public FlowSynthesizer(Manifest manifest, TrainedFlow flow) {
    this.manifest = manifest;
    this.flow = flow;
    this.encoder = manifest.encoder(flow.config().contextHops());
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
        ? iterating(new IteratedInverse(flow, encoder.layout()))
        : graph((model, z, controls) -> model.toData(z, controls));
  }

  private static ChunkTransform iterating(IteratedInverse inverse) {
    return new BisectingTransform(inverse, inverse.mostPasses());
  }

  private OnePassTransform graph(OnePassTransform.Direction direction) {
    return new OnePassTransform(flow, direction, encoder.layout());
  }

  /** Which flow it is. */
  public FlowFamily family() {
    return flow.family();
  }

  /** Its sizes and weights. */
  public TrainedFlow trained() {
    return flow;
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  /** Samples at the beginning of a sound whose past it does not know. */
  public int receptiveField() {
    return flow.config().receptiveField();
  }

  /** Bytes that one stream carries from chunk to chunk. */
  public long stateBytes() {
    return (long) Float.BYTES * toNoise.stateSize();
  }

  /** A fresh stream that takes sound to noise, silence before. */
  public FlowStream streamToNoise() {
    return new FlowStream(toNoise, manifest, new ControlHistory(encoder), manifest.gain(), 1);
  }

  /**
   * A fresh stream that takes noise to sound, silence before.
   *
   * @throws IllegalArgumentException if the family samples one value after another
   */
  public FlowStream streamToData() {
    if (toData == null) {
      throw new IllegalArgumentException(
          "expected a flow that samples all at once, %s; got %s"
              .formatted(FlowFamilies.sampledAtOnce(), family()));
    }
    return new FlowStream(toData, manifest, new ControlHistory(encoder), 1, 1 / manifest.gain());
  }

  /**
   * A sound that is asked for chunk by chunk.
   *
   * @throws IllegalArgumentException if the family samples one value after another
   */
  @Override
  public SynthesisStream open(NoiseSettings settings) {
    FlowStream stream = streamToData();
    LatentNoise noise = new LatentNoise(settings, 1);
    return chunk -> counted(stream.next(noise.next(chunk.samples()), chunk));
  }

  /**
   * A whole sound.
   *
   * @throws IllegalArgumentException if the family samples one value after another
   */
  @Override
  public Waveform render(FeatureTrack track, NoiseSettings settings) {
    manifest.requireFit(track);
    float[] noise = new LatentNoise(settings, 1).next(track.samples());
    return new Waveform(counted(toData(noise, track)), manifest.sampleRateHz());
  }

  private float[] counted(FlowStream.Image sound) {
    mostPasses.accumulateAndGet(sound.passes(), Math::max);
    return sound.values();
  }

  /** The most passes through all networks that a chunk of sound has taken so far. */
  public int mostPasses() {
    return mostPasses.get();
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
