package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each direction costs, in passes of the network; to iterate takes at most 24, and one more.
 */
class PassesTest {
  private static final int T = 12;

  @ParameterizedTest
  @CsvSource({
    "NICE, 1, 1",
    "Real NVP, 1, 1",
    "MAF, 1, 12",
    "inverse of MAF, 12, 1",
    "IAF on frame grid 3 of 4, 12, 1",
    "chain of IAFs as one, 12, 1",
    "NICE on vectors, 1, 1",
    "Real NVP on vectors, 1, 1",
    "MAF on vectors, 1, 12",
    "MAFs on vectors in alternating orders, 2, 24",
    "IAFs on vectors in alternating orders, 24, 2",
    "MintNet in reversed frames, 1, 25",
    "MintNet on vectors, 1, 25"
  })
  void aDensityAndASampleOfSoManyDimensionsCost(String name, int toNoise, int toData) {
    FlowRegistry.Entry entry =
        FlowRegistry.all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    NetworkConfig sizes = new NetworkConfig(4, 8, List.of(1), 0);
    try (FlowUnderTest flow =
        new FlowUnderTest(entry.builder(), sizes, new ScaleBound(-1, -0.3), T, 1)) {
      assertEquals(toNoise, flow.passes().toNoise().of(T));
      assertEquals(toData, flow.passes().toData().of(T));
    }
  }
}
