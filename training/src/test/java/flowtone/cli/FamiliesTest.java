package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.corpus.Kind;
import flowtone.model.FlowFamilies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  @Test
  void theKindAndTheRateOfTheCorpusChooseTheStudentsConfiguration() {
    assertEquals("instrument", Configurations.of(Kind.INSTRUMENT, 24000));
    assertEquals("instrument-16k", Configurations.of(Kind.INSTRUMENT, 16000));
    assertEquals("voice", Configurations.of(Kind.VOCODER, 16000));
    Families families = Families.of(List.of(), Map.of(), Map.of());
    assertEquals("voice", families.config(FlowFamilies.IAF, "voice"));
    assertEquals("maf", families.config(FlowFamilies.MAF, "voice"));
  }

  @Test
  void aConfigurationAskedForGoesBeforeTheShippedOne() {
    Families families = Families.of(List.of(), Map.of(), Map.of("iaf", "mine.yaml"));
    assertEquals("mine.yaml", families.config(FlowFamilies.IAF, "voice"));
  }
}
