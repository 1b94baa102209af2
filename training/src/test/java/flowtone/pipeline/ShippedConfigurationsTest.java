package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.corpus.Kind;
import org.junit.jupiter.api.Test;

class ShippedConfigurationsTest {
  @Test
  void theKindAndTheRateOfTheCorpusChooseTheStudentsConfiguration() {
    assertEquals("instrument", ShippedConfigurations.of(Kind.INSTRUMENT, 24000));
    assertEquals("instrument-16k", ShippedConfigurations.of(Kind.INSTRUMENT, 16000));
    assertEquals("voice", ShippedConfigurations.of(Kind.VOCODER, 16000));
  }
}
