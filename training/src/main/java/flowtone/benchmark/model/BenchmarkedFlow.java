package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import flowtone.flow.Passes;
import flowtone.synthesis.FlowStream;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Synthesizer;
import java.util.Set;

/** A flow that samples all at once, in one pass or by iteration. */
public final class BenchmarkedFlow implements BenchmarkedModel {
  private final FlowSynthesizer flow;

  /**
   * @param flow stays the caller's to close
   */
  public BenchmarkedFlow(FlowSynthesizer flow) {
    this.flow = flow;
  }

  @Override
  public ModelProfile profile() {
    long parameters = flow.trained().parameters();
    Passes passes = flow.family().passes();
    boolean iterates = passes.toData().iterated();
    String toData = iterates ? "up to " + flow.mostPasses() : passes.toData().toString();
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
  public Synthesizer synthesizer() {
    return flow;
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
