package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import flowtone.flow.Passes;
import flowtone.synthesis.FlowStream;
import flowtone.synthesis.FlowVoice;
import java.util.Set;
import java.util.SplittableRandom;

/** A flow that samples all at once, in one pass or by iteration. */
public final class BenchmarkedFlow implements BenchmarkedModel {
  private final FlowVoice flow;
  private int mostPasses;

  /**
   * @param flow stays the caller's to close
   */
  public BenchmarkedFlow(FlowVoice flow) {
    this.flow = flow;
  }

  @Override
  public ModelProfile profile() {
    long parameters = flow.trained().parameters();
    Passes passes = flow.family().passes();
    boolean iterates = passes.toData().iterated();
    String toData = iterates ? "up to " + mostPasses : passes.toData().toString();
    return new ModelProfile(
        flow.family().id(),
        flow.family().title(),
        iterates ? "iterated passes for all samples" : "a pass for all samples",
        parameters,
        flow.receptiveField(),
        flow.stateBytes(),
        new ModelProfile.PassesInWords(passes.toNoise().toString(), toData));
  }

  @Override
  public Set<Mode> modes() {
    return Set.of(Mode.values());
  }

  @Override
  public float[] sample(FeatureTrack track, long seed) {
    float[] noise = noise(new SplittableRandom(seed), track.samples());
    return drawn(flow.toData(noise, track));
  }

  @Override
  public Live open(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FlowStream stream = flow.streamToData();
    return chunk -> drawn(stream.next(noise(random, chunk.samples()), chunk));
  }

  private float[] drawn(FlowStream.Image sound) {
    mostPasses = Math.max(mostPasses, sound.passes());
    return sound.values();
  }

  private static float[] noise(SplittableRandom random, int samples) {
    float[] noise = new float[samples];
    for (int t = 0; t < samples; t++) {
      noise[t] = (float) random.nextGaussian();
    }
    return noise;
  }

  @Override
  public LogDensity score(float[] sound, FeatureTrack track) {
    FlowStream.Image noise = flow.toNoise(sound, track);
    return new LogDensity(noise.values(), noise.logDets());
  }

  @Override
  public void close() {
    // The flow belongs to whoever opened it.
  }
}
