package flowtone.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The families of flows that files and commands can name. Thread-safe. */
public final class FlowFamilies {
  /** Additive couplings and a rescaling layer. */
  public static final FlowFamily NICE = new NiceFamily();

  /** Affine couplings. */
  public static final FlowFamily REAL_NVP = new RealNvpFamily();

  /** Masked invertible layers with a positive diagonal. */
  public static final FlowFamily MINTNET = new MintNetFamily();

  /** Autoregressive in the data. */
  public static final FlowFamily MAF = new MafFamily();

  /** Autoregressive in the noise, distilled from a MAF. */
  public static final FlowFamily IAF = new IafFamily();

  private static final List<FlowFamily> ALL =
      new CopyOnWriteArrayList<>(List.of(NICE, REAL_NVP, MINTNET, MAF, IAF));

  private FlowFamilies() {}

  /** All of them, in the order they are trained and listed in. */
  public static List<FlowFamily> all() {
    return List.copyOf(ALL);
  }

  /**
   * The family of a name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static FlowFamily of(String id) {
    return ALL.stream()
        .filter(family -> family.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of the families %s; got '%s'".formatted(ids(), id)));
  }

  private static String ids() {
    return ALL.stream().map(FlowFamily::id).collect(Collectors.joining(", "));
  }

  /** Those fitted by likelihood that sample all at once, as in "nice, realnvp or mintnet". */
  public static String sampledAtOnce() {
    List<String> ids =
        ALL.stream()
            .filter(family -> !family.isDistilled() && !family.passes().toData().isSequential())
            .map(FlowFamily::id)
            .toList();
    int last = ids.size() - 1;
    return String.join(", ", ids.subList(0, last)) + " or " + ids.get(last);
  }

  /**
   * Adds a family of a program's own, after the others.
   *
   * @return takes it out again when closed
   * @throws IllegalArgumentException if the id is taken
   */
  public static Registration register(FlowFamily family) {
    if (ALL.stream().anyMatch(known -> known.id().equals(family.id()))) {
      throw new IllegalArgumentException(
          "expected a family of another id than %s; got '%s'".formatted(ids(), family.id()));
    }
    ALL.add(family);
    return () -> ALL.remove(family);
  }

  /** A registered family. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
