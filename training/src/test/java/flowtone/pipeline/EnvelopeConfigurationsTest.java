package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.VoiceKind;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.Preparation;
import flowtone.run.ConfigFile;
import flowtone.training.StudentConfig;
import flowtone.training.StudentFit;
import flowtone.training.TeacherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeConfigurationsTest {
  @ParameterizedTest
  @CsvSource({"24000, instrument-24k", "44100, instrument-44k", "48000, instrument-48k"})
  void anInstrumentOfARateBeginsWithEnvelopesThatFitIt(int rateHz, String name) {
    assertEquals(name, ShippedConfigurations.quickest(VoiceKind.INSTRUMENT, rateHz));
    TeacherConfig teacher = ConfigFile.read("teacher", name, TeacherConfig.class);
    StudentConfig student = ConfigFile.read("student", name, StudentConfig.class);
    int hop = Preparation.of(VoiceKind.INSTRUMENT, rateHz, Cleaning.DEFAULT).hopSamples();
    assertDoesNotThrow(() -> teacher.model().requireFit(rateHz, hop));
    assertDoesNotThrow(() -> student.model().requireFit(rateHz, hop));
    assertDoesNotThrow(() -> StudentFit.require(teacher.model(), student.model()));
  }

  @Test
  void whoGivesNoConfigurationGetsOneOfTheCorpusRate() {
    assertEquals("instrument", ShippedConfigurations.of(VoiceKind.INSTRUMENT, 24_000));
    assertEquals("instrument-44k", ShippedConfigurations.of(VoiceKind.INSTRUMENT, 44_100));
    assertEquals("instrument-48k", ShippedConfigurations.of(VoiceKind.INSTRUMENT, 48_000));
    assertEquals("instrument-16k", ShippedConfigurations.of(VoiceKind.INSTRUMENT, 16_000));
    assertEquals("voice-24k", ShippedConfigurations.of(VoiceKind.VOCODER, 48_000));
  }
}
