package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.corpus.Kind;
import flowtone.network.FlowFamily;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  @Test
  void theKindOfTheCorpusChoosesTheStudentsConfiguration() {
    Families families = Families.of(List.of(), Map.of(), Map.of());
    assertEquals("instrument", families.config(FlowFamily.IAF, Kind.INSTRUMENT));
    assertEquals("voice", families.config(FlowFamily.IAF, Kind.VOCODER));
    assertEquals("maf", families.config(FlowFamily.MAF, Kind.VOCODER));
  }

  @Test
  void aConfigurationAskedForGoesBeforeTheShippedOne() {
    Families families = Families.of(List.of(), Map.of(), Map.of("iaf", "mine.yaml"));
    assertEquals("mine.yaml", families.config(FlowFamily.IAF, Kind.VOCODER));
  }
}
