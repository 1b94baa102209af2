package flowtone.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The families of flows on waveform frames. */
public enum FlowFamily {
  /** Additive couplings and a rescaling layer: {@link flowtone.flow.Nice}. */
  NICE("nice"),
  /** Affine couplings: {@link flowtone.flow.RealNvp}. */
  REAL_NVP("realnvp"),
  /** Masked invertible layers with a positive diagonal: {@link flowtone.flow.MintNet}. */
  MINTNET("mintnet"),
  /** Autoregressive in the data: {@link flowtone.flow.MaskedAutoregressiveFlow}. */
  MAF("maf"),
  /** Autoregressive in the noise: {@link flowtone.flow.InverseAutoregressiveFlow}. */
  IAF("iaf");

  private final String id;

  FlowFamily(String id) {
    this.id = id;
  }

  /** Its name in files and on the command line. */
  @JsonValue
  public String id() {
    return id;
  }

  /**
   * The family of a name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  @JsonCreator
  public static FlowFamily of(String id) {
    return Arrays.stream(values())
        .filter(family -> family.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of the families %s; got '%s'".formatted(ids(), id)));
  }

  private static String ids() {
    return Arrays.stream(values()).map(FlowFamily::id).collect(Collectors.joining(", "));
  }

  /** Whether it is made of couplings, each of which changes half of every frame. */
  public boolean isCoupling() {
    return this == NICE || this == REAL_NVP;
  }

  @Override
  public String toString() {
    return id;
  }
}
