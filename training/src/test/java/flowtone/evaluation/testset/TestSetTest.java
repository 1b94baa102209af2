package flowtone.evaluation.testset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.playing.Organ;
import flowtone.library.TestVoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSetTest {
  private static final int RATE_HZ = Organ.RATE_HZ;
  private static final int EVERY = 20;

  @TempDir Path folder;

  @Test
  void unusableRecordingsAreLeftOutByNameAndTheRestGoesOn() throws IOException {
    Organ.record(folder);
    Path reed = folder.resolve("reed");
    Files.writeString(reed.resolve("broken.wav"), "no sound");
    WavWriter.write(reed.resolve("short.wav"), new Waveform(new float[] {0.5f, 0.5f}, RATE_HZ));
    WavWriter.write(reed.resolve("silent.wav"), new Waveform(new float[RATE_HZ], RATE_HZ));

    TestSet test =
        TestSet.of(FoundRecordings.in(List.of(reed)).sources(), true, TestVoices.duet("duet"));

    assertEquals(2, test.sources().size());
    assertEquals(3, test.leftOut().size());
    assertTrue(test.leftOut().get(0).file().endsWith("broken.wav"));
    assertEquals(
        "expected at least 0.1 seconds of sound; got 0.000", test.leftOut().get(1).reason());
    assertEquals("expected sound; got silence", test.leftOut().get(2).reason());
  }

  @Test
  void recordingsThatAreAllUnusableAreRefused() throws IOException {
    Path reed = Files.createDirectories(folder.resolve("reed"));
    WavWriter.write(reed.resolve("silent.wav"), new Waveform(new float[RATE_HZ], RATE_HZ));
    var e =
        assertThrows(
            EvaluationException.class,
            () ->
                TestSet.of(
                    FoundRecordings.in(List.of(reed)).sources(), true, TestVoices.duet("duet")));
    assertEquals(
        "expected at least one usable test recording; got 1 unusable, the first because:"
            + " expected sound; got silence",
        e.getMessage());
  }

  @Test
  void recordingsOfAnUnknownLabelAreRefused() throws IOException {
    Path stranger = Files.createDirectories(folder.resolve("stranger"));
    Files.createFile(stranger.resolve("1.wav"));
    var e =
        assertThrows(
            EvaluationException.class,
            () ->
                TestSet.of(
                    FoundRecordings.in(List.of(stranger)).sources(),
                    true,
                    TestVoices.duet("duet")));
    assertTrue(
        e.getMessage()
            .endsWith("expected recordings with labels of the voice (reed, bow); got stranger"),
        e.getMessage());
  }

  @Test
  void aVocoderTakesSpeakersItNeverHeard() throws IOException {
    Path stranger = Files.createDirectories(folder.resolve("stranger"));
    WavWriter.write(stranger.resolve("1.wav"), Tones.sine(220, 0.2, 0.5, RATE_HZ));
    TestSet test =
        TestSet.of(
            FoundRecordings.in(List.of(stranger)).sources(), true, TestVoices.vocoder("speaker"));
    assertEquals(1, test.sources().size());
    assertEquals(0, TestItem.label(test.sources().get(0), TestVoices.vocoder("speaker")));
  }

  @Test
  void aRecordingIsNotTestedWithIfItWasTrainedOnUnderAnotherName() throws IOException {
    Path reed = Files.createDirectories(folder.resolve("reed"));
    for (int i = 0; i < 2 * EVERY; i++) {
      Waveform tone = Tones.sine(220, 0.2, 0.2 + 0.08 * i, RATE_HZ); // Of lengths of their own.
      WavWriter.write(reed.resolve("%02d.wav".formatted(i)), tone);
    }
    List<Source> apart = FoundRecordings.in(List.of(reed)).sources();
    List<Source> tested = apart.stream().filter(s -> s.split() == Split.TEST).toList();
    assertEquals(2, tested.size());
    TestSet first = TestSet.of(apart, false, TestVoices.duet("duet"));
    assertEquals(tested, first.sources());
    assertEquals(apart.stream().filter(s -> s.split() == Split.TRAIN).toList(), first.references());

    Path trained =
        apart.stream().filter(s -> s.split() == Split.TRAIN).findFirst().orElseThrow().file();
    Files.copy(trained, tested.get(1).file(), StandardCopyOption.REPLACE_EXISTING);
    TestSet test = TestSet.of(apart, false, TestVoices.duet("duet"));
    assertEquals(tested.subList(0, 1), test.sources());
    assertEquals(tested.get(1).file().toString(), test.leftOut().get(0).file());
    TestSet all = TestSet.of(apart, true, TestVoices.duet("duet"));
    assertEquals(2 * EVERY, all.sources().size());
    assertEquals(List.of(), all.references());
  }

  @Test
  void whatBreaksOffIsUsedAndSaidUnlessItIsToBeWhole() throws IOException {
    Organ.record(folder);
    Path broken = folder.resolve("reed").resolve("broken.wav");
    WavWriter.write(broken, Tones.sine(220, 0.2, 1, RATE_HZ));
    byte[] whole = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
    List<Source> found = FoundRecordings.in(List.of(folder.resolve("reed"))).sources();
    TestSet test = TestSet.of(found, true, false, TestVoices.duet("duet"));
    assertEquals(3, test.sources().size());
    assertTrue(
        test.remarks().get(0).contains("broken.wav breaks off after"), test.remarks().toString());
    TestSet strict = TestSet.of(found, true, true, TestVoices.duet("duet"));
    assertEquals(2, strict.sources().size());
    assertTrue(strict.leftOut().get(0).reason().contains("expected a whole recording"));
    assertEquals(List.of(), strict.remarks());
  }

  @Test
  void tooFewRecordingsForATestSetAreRefused() throws IOException {
    Organ.record(folder);
    var e =
        assertThrows(
            EvaluationException.class,
            () ->
                TestSet.of(
                    FoundRecordings.in(List.of(folder.resolve("reed"))).sources(),
                    false,
                    TestVoices.duet("duet")));
    assertTrue(e.getMessage().contains("got 2"), e.getMessage());
  }
}
