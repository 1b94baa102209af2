package flowtone.model;

import com.fasterxml.jackson.annotation.JsonValue;
import flowtone.flow.Bijection;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.dense.DenseConfig;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A family of flows: all there is to know of it. To add one, extend this class and list it in
 * {@link FlowFamilies}; a configuration {@code configs/teacher/ID.yaml} makes it part of {@code
 * compare}. Instances are immutable and compared by identity.
 */
public abstract class FlowFamily {
  private final String id;
  private final String title;

  /**
   * @param id its name in files and on the command line
   * @param title its name in reports
   */
  protected FlowFamily(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Its name in files and on the command line. */
  @JsonValue
  public final String id() {
    return id;
  }

  /** Its name in reports. */
  public final String title() {
    return title;
  }

  /**
   * Network passes of each direction, counting one through all networks of a chain as one. They
   * tell how a flow is used: one whose density is sequential is distilled from a teacher, not
   * fitted by likelihood; one is sampled in one pass, by iteration (its bijection is an {@link
   * flowtone.flow.IteratedBijection}), or sample by sample.
   */
  public abstract Passes passes();

  /**
   * Holds sizes against what the family needs.
   *
   * @throws IllegalArgumentException if they do not suit it
   */
  public void check(FlowSizes sizes) {
    // Most families take any sizes.
  }

  /**
   * The flow on waveform frames.
   *
   * @param context graph, weights and memory; weights get their names from here
   * @param sizes that {@link #check} lets pass
   */
  public abstract Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes);

  /**
   * The flow on plain vectors, given a context vector.
   *
   * @param sizes of each network
   * @param flows in the chain; their orders, or halves, take turns
   * @throws IllegalArgumentException if the family is for waveform frames only
   */
  public Bijection<Operand<TFloat32>> onVectors(
      NetworkContext context, DenseConfig sizes, int flows) {
    throw new IllegalArgumentException("expected a family on plain vectors; got " + id);
  }

  /**
   * Multiply-adds a frame takes in each flow from the last hidden units on: the outputs of its
   * network, and the flow's own layers.
   */
  public abstract double outputMultiplyAdds(FlowSizes sizes);

  /** Whether it is fitted to sound less the harmonic carrier, which is not among its own maps. */
  public boolean fitsCarrierResidual() {
    return false;
  }

  /** Whether it is distilled from a teacher, for its own density takes a pass a sample. */
  public final boolean isDistilled() {
    return passes().toNoise().isSequential();
  }

  @Override
  public final String toString() {
    return id;
  }
}
