package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.VoiceKind;
import org.junit.jupiter.api.Test;

class ShippedConfigurationsTest {
  @Test
  void theKindAndTheRateOfTheCorpusChooseTheStudentsConfiguration() {
    assertEquals("instrument", ShippedConfigurations.of(VoiceKind.INSTRUMENT, 24000));
    assertEquals("instrument-16k", ShippedConfigurations.of(VoiceKind.INSTRUMENT, 16000));
    assertEquals("voice", ShippedConfigurations.of(VoiceKind.VOCODER, 16000));
  }
}
