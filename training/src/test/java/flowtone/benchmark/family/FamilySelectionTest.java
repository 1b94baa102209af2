package flowtone.benchmark.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.model.FlowFamily;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilySelectionTest {
  @Test
  void onlyTheStudentTakesTheConfigurationOfTheCorpus() {
    FamilySelection families = FamilySelection.of(List.of(), Map.of(), Map.of());
    assertEquals("voice", families.config(FlowFamily.IAF, "voice"));
    assertEquals("maf", families.config(FlowFamily.MAF, "voice"));
  }

  @Test
  void aConfigurationAskedForGoesBeforeTheShippedOne() {
    FamilySelection families = FamilySelection.of(List.of(), Map.of(), Map.of("iaf", "mine.yaml"));
    assertEquals("mine.yaml", families.config(FlowFamily.IAF, "voice"));
  }
}
