package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.model.FlowFamily;
import flowtone.synthesis.FlowStream;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Synthesizer;
import java.util.Set;

/** A flow that samples all at once, in one pass or by iterating: NICE, Real NVP, MintNet. */
public final class BenchmarkedFlow implements BenchmarkedModel {
  private final FlowSynthesizer flow;

  /**
   * @param flow stays the caller's to close
   */
  public BenchmarkedFlow(FlowSynthesizer flow) {
    this.flow = flow;
  }

  @Override
  public Profile profile() {
    long parameters = flow.trained().parameters();
    boolean iterates = flow.family() == FlowFamily.MINTNET;
    return new Profile(
        flow.family().id(),
        title(),
        iterates ? "iterated passes for all samples" : "a pass for all samples",
        parameters,
        flow.receptiveField(),
        Float.BYTES * parameters,
        flow.stateBytes(),
        new Profile.PassesInWords("1", iterates ? "up to " + flow.mostPasses() : "1"));
  }

  private String title() {
    return switch (flow.family()) {
      case NICE -> "NICE, additive couplings";
      case REAL_NVP -> "Real NVP, affine couplings";
      case MINTNET -> "MintNet, masked invertible layers";
      case MAF -> "MAF";
      case IAF -> "IAF";
    };
  }

  @Override
  public Set<Mode> disciplines() {
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
    // The flow is whoever's who opened it.
  }
}
