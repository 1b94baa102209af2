package flowtone.evaluation.testset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.NoteName;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureTrack;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.Source;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of notes that no tracker hears, the pitch is that of their names, as in corpora. */
class NotePitchesTest {
  private static final int RATE = 16_000;
  private static final double LOWEST_HZ = 27.5;
  private static final Manifest VOICE = TestVoices.duet("duet");

  @TempDir private Path directory;

  private void record(String file, double midi) throws Exception {
    Path path = directory.resolve("reed").resolve(file);
    Files.createDirectories(path.getParent());
    double hertz = NoteName.hertz(midi);
    float[] tone = HarmonicTones.harmonic(RATE, RATE, sample -> hertz);
    WavWriter.write(path, new Waveform(tone, RATE).amplified(0.5f));
  }

  /** Named an octave too low, as saxophones are; the last in name order is too low to be heard. */
  private List<Source> reed() throws Exception {
    for (int midi : new int[] {48, 52, 55, 60, 64}) {
      record("%s_f.wav".formatted(NoteName.of(midi - 12)), midi);
    }
    record("z_A-1_f.wav", 21);
    return FoundRecordings.in(List.of(directory.resolve("reed"))).sources();
  }

  private static double medianHz(TestItem item) {
    FeatureTrack track = item.features();
    float[] sorted = Arrays.copyOfRange(track.f0Hz(), item.leadHops(), track.hops());
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Test
  void aNoteThatNoTrackerHearsHasThePitchOfItsName() throws Exception {
    TestSet test = TestSet.of(reed(), true, VOICE);
    int last = test.sources().size() - 1;
    assertEquals(LOWEST_HZ, test.noteHertz().get(last), 0.01);
    assertEquals(LOWEST_HZ, medianHz(test.item(last, VOICE)), 0.2);
    assertEquals(NoteName.hertz(48), medianHz(test.item(0, VOICE)), 0.5);
  }

  @Test
  void namesOfSpeechTellNoPitch() throws Exception {
    TestSet test = TestSet.of(reed(), true, TestVoices.vocoder("speaker"));
    assertTrue(test.noteHertz().stream().allMatch(hertz -> hertz == 0));
  }

  @Test
  void heldOutRecordingsHaveThePitchTheirCorpusWasPreparedWith() throws Exception {
    Path prepared = directory.resolve("corpus");
    new Preparation(VoiceKind.INSTRUMENT, RATE, VOICE.hopSamples(), Cleaning.DEFAULT)
        .prepare(reed(), prepared, () -> {});
    TestSet test =
        HeldOutRecordings.write(Corpus.open(prepared), VOICE, 60, directory.resolve("heldOut"));
    assertEquals(1, test.sources().size()); // Alone it could not be told from a misnamed one.
    assertEquals(LOWEST_HZ, test.noteHertz().get(0), 0.01);
    assertEquals(LOWEST_HZ, medianHz(test.item(0, VOICE)), 0.2);
  }
}
