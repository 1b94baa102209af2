package flowtone.rendering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.library.TestVoices;
import flowtone.library.VoiceLibrary;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A voice that reads brightness, in a player's hands: it is some 8 dB louder for each octave. */
class InstrumentFeaturesTest {
  @TempDir Path folder;

  private static double levelDb(Instrument instrument) {
    instrument.next(40);
    double power = 0;
    float[] samples = instrument.next(40);
    for (float sample : samples) {
      power += sample * sample;
    }
    return 10 * Math.log10(power / samples.length);
  }

  private Voice voice(VoiceLibrary library, Manifest manifest) {
    TestVoices.write(folder, manifest);
    return library.find(folder.resolve(manifest.name()).toString());
  }

  @Test
  void aBrighterNoteIsHeardAndStaysSoAfterSilence() {
    try (VoiceLibrary library = new VoiceLibrary(List.of(folder))) {
      Voice voice = voice(library, TestVoices.withFeatures(TestVoices.duet("bright")));
      Instrument instrument = new Instrument(voice, NoiseSettings.ofSeed(1));
      instrument.noteOn(60, 0.5);
      double usualDb = levelDb(instrument);
      instrument.feature("brightness", 0.5);
      instrument.feature("noisiness", 1);
      double brighterDb = levelDb(instrument);
      assertEquals(usualDb + 4, brighterDb, 1.5);
      instrument.silence();
      instrument.noteOn(60, 0.5);
      assertEquals(brighterDb, levelDb(instrument), 1);
      instrument.feature("brightness", 0);
      assertEquals(usualDb, levelDb(instrument), 1);
    }
  }

  @Test
  void whatTheVoiceDoesNotReadIsRefusedAndNothingChanges() {
    try (VoiceLibrary library = new VoiceLibrary(List.of(folder))) {
      Voice voice = voice(library, TestVoices.duet("duet"));
      Instrument asked = new Instrument(voice, NoiseSettings.ofSeed(1));
      assertThrows(IllegalArgumentException.class, () -> asked.feature("brightness", 0.5));
      asked.noteOn(60, 0.5);
      Instrument usual = new Instrument(voice, NoiseSettings.ofSeed(1));
      usual.noteOn(60, 0.5);
      assertArrayEquals(usual.next(8), asked.next(8));
    }
  }
}
