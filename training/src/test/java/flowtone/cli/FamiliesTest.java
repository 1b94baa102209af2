package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.VoiceKind;
import flowtone.model.FlowFamily;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  @Test
  void theKindAndTheRateOfTheCorpusChooseTheStudentsConfiguration() {
    assertEquals("instrument", Configurations.of(VoiceKind.INSTRUMENT, 24000));
    assertEquals("instrument-16k", Configurations.of(VoiceKind.INSTRUMENT, 16000));
    assertEquals("voice", Configurations.of(VoiceKind.VOCODER, 16000));
    Families families = Families.of(List.of(), Map.of(), Map.of());
    assertEquals("voice", families.config(FlowFamily.IAF, "voice"));
    assertEquals("maf", families.config(FlowFamily.MAF, "voice"));
  }

  @Test
  void aConfigurationAskedForGoesBeforeTheShippedOne() {
    Families families = Families.of(List.of(), Map.of(), Map.of("iaf", "mine.yaml"));
    assertEquals("mine.yaml", families.config(FlowFamily.IAF, "voice"));
  }
}
