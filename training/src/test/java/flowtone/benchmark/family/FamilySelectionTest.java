package flowtone.benchmark.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.model.FlowFamilies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilySelectionTest {
  @Test
  void onlyTheStudentTakesTheConfigurationOfTheCorpus() {
    FamilySelection families = FamilySelection.of(List.of(), Map.of(), Map.of());
    assertEquals("voice", families.config(FlowFamilies.IAF, "voice"));
    assertEquals("maf", families.config(FlowFamilies.MAF, "voice"));
  }

  @Test
  void aConfigurationAskedForGoesBeforeTheShippedOne() {
    FamilySelection families = FamilySelection.of(List.of(), Map.of(), Map.of("iaf", "mine.yaml"));
    assertEquals("mine.yaml", families.config(FlowFamilies.IAF, "voice"));
  }
}
