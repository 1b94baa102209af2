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
  void onlyATeacherPredictsFromThePeriodsBefore() {
    assertEquals(2, longTerm(FlowFamilies.MAF, 1, 2).network().longTermPeriods());
    String sentence =
        "expected longTermPeriods of 0 but in a teacher, 1 flow of the family maf; got 2 in %s";
    assertSentence(sentence.formatted("4 flows of iaf"), () -> longTerm(FlowFamilies.IAF, 4, 2));
    assertSentence(sentence.formatted("2 flows of nice"), () -> longTerm(FlowFamilies.NICE, 2, 2));
    assertSentence(sentence.formatted("2 flows of maf"), () -> longTerm(FlowFamilies.MAF, 2, 2));
    assertSentence(
        "expected longTermPeriods of at least 0; got -1", () -> longTerm(FlowFamilies.MAF, 1, -1));
  }

  @Test
  void aReceptiveFieldWithoutRoomForALagIsRefused() {
    NetworkConfig small = new NetworkConfig(2, 8, List.of(1), 0, 1);
    assertSentence(
        "expected longTermPeriods of 0 unless a receptive field has room for lags of 11 samples;"
            + " got one for -2",
        () -> new FlowConfig(FlowFamilies.MAF, 1, small, CONDITIONER, -9, -1));
  }

  @Test
  void filesOfNetworksWithoutLongTermPredictionAreAsBefore() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String older = "{\"frameSamples\":4,\"channels\":8,\"dilations\":[1],\"linearTaps\":2}";
    NetworkConfig without = json.readValue(older, NetworkConfig.class);
    assertEquals(0, without.longTermPeriods());
    assertEquals(older, json.writeValueAsString(without));
    NetworkConfig with = longTerm(FlowFamilies.MAF, 1, 3).network();
    assertEquals(with, json.readValue(json.writeValueAsString(with), NetworkConfig.class));
  }

  @Test
  void onlyATeacherWithoutLinearTapsHasReflectionCoefficients() throws Exception {
    NetworkConfig stable = new NetworkConfig(16, 8, List.of(1, 2), 0, 0, 6);
    FlowConfig teacher = new FlowConfig(FlowFamilies.MAF, 1, stable, CONDITIONER, -9, -1);
    ObjectMapper json = new ObjectMapper();
    assertEquals(teacher, json.readValue(json.writeValueAsString(teacher), FlowConfig.class));
    assertSentence(
        "expected reflectionCoefficients of 0 but in a teacher, 1 flow of the family maf; got 6 in"
            + " 4 flows of iaf",
        () -> new FlowConfig(FlowFamilies.IAF, 4, stable, CONDITIONER, -9, -1));
    String sentence =
        "expected reflectionCoefficients of at least 0, and of 0 beside linearTaps; got %s";
    assertSentence(
        sentence.formatted("6 beside 2"), () -> new NetworkConfig(16, 8, List.of(1), 2, 0, 6));
    assertSentence(
        sentence.formatted("-1 beside 0"), () -> new NetworkConfig(16, 8, List.of(1), 0, 0, -1));
  }

  @Test
  void everyPeriodCostsAlike() {
    double without = cost(0);
    double gains = 3 * 8;
    double read = 16 * (16 + 2);
    double sums = 3 * 16;
    assertEquals((gains + read + sums) / 16, cost(1) - without, 1e-9);
    assertEquals(2 * (cost(1) - without), cost(2) - without, 1e-9);
  }

  private static double cost(int periods) {
    return NetworkCost.multiplyAddsPerSample(longTerm(FlowFamilies.MAF, 1, periods), 5, 128);
  }

  private static FlowConfig longTerm(FlowFamily family, int flows, int periods) {
    NetworkConfig network = new NetworkConfig(16, 8, List.of(1, 2), 0, periods);
    return new FlowConfig(family, flows, network, CONDITIONER, -9, -1);
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
