package flowtone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.flow.AffineTransformer;
import flowtone.network.ConditionerConfig;
import flowtone.network.NetworkConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowConfigTest {
  private static final ConditionerConfig CONDITIONER = new ConditionerConfig(4, List.of(1), 0);

  @ParameterizedTest
  @CsvSource({"1, maf", "4, iaf"})
  void anOlderFileThatNamesNoFamilyIsATeachersOrAStudents(int flows, String family)
      throws Exception {
    String older =
        """
        {"flows": %d,
         "network": {"frameSamples": 4, "channels": 8, "dilations": [1], "linearTaps": 2},
         "conditioner": {"channels": 4, "dilations": [1], "harmonics": 0},
         "logScaleFloor": -9, "initialLogScale": -1}
        """
            .formatted(flows);
    FlowConfig read = new ObjectMapper().readValue(older, FlowConfig.class);
    assertEquals(FlowFamilies.of(family), read.family());
  }

  @Test
  void anUnknownFamilyIsAnsweredWithTheKnownOnes() {
    assertSentence(
        "expected one of the families nice, realnvp, mintnet, maf, iaf; got 'glow'",
        () -> FlowFamilies.of("glow"));
  }

  @Test
  void couplingsComeInPairsOnFramesThatHaveHalves() {
    assertSentence(
        "expected an even number of couplings on frames of at least 2 samples; got 3 on 4",
        () -> config(FlowFamilies.NICE, 3, 4, 0));
    assertSentence(
        "expected an even number of couplings on frames of at least 2 samples; got 2 on 1",
        () -> config(FlowFamilies.REAL_NVP, 2, 1, 0));
  }

  @Test
  void linearTapsReachBackInTimeSoFlowsInTurningOrdersHaveNone() {
    assertSentence(
        "expected linearTaps of 0 in flows that take turns in the order of samples; got 5 in 2",
        () -> config(FlowFamilies.MAF, 2, 4, 5));
  }

  @Test
  void theBoundsOfTheCouplingsThatChangeASampleAddUpToThatOfItsScale() {
    AffineTransformer affine = RealNvpFamily.affine(config(FlowFamilies.REAL_NVP, 6, 4, 0).sizes());
    assertEquals(9, 3 * affine.limit(), 1e-9);
    assertEquals(-1, 3 * affine.initial(), 1e-9);
  }

  private static FlowConfig config(FlowFamily family, int flows, int n, int taps) {
    NetworkConfig network = new NetworkConfig(n, 8, List.of(1), taps);
    return new FlowConfig(family, flows, network, CONDITIONER, -9, -1);
  }

  private static void assertSentence(
      String expected, org.junit.jupiter.api.function.Executable refused) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, refused).getMessage());
  }
}
