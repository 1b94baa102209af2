package flowtone.evaluation.testset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.Source;
import flowtone.library.TestVoices;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestItemTest {
  private static final int RATE = 16_000;

  @TempDir private Path directory;

  private TestItem item(Manifest manifest) throws Exception {
    Path file = directory.resolve("note.wav");
    WavWriter.write(file, Tones.sine(220, 0.5, 0.5, RATE));
    return TestItem.read(new Source(file, "note.wav", "reed", Split.TEST), 0, manifest);
  }

  /** A synthesizer whose samples are their own numbers. */
  private record Counter(Manifest manifest) implements Synthesizer {
    @Override
    public SynthesisStream open(NoiseSettings noise) {
      return track -> {
        float[] numbers = new float[track.samples()];
        for (int t = 0; t < numbers.length; t++) {
          numbers[t] = t;
        }
        return numbers;
      };
    }
  }

  @Test
  void aNoteComesOutOfSilenceThoughItsRecordingBeginsWithIt() throws Exception {
    TestItem item = item(TestVoices.duet("duet"));
    FeatureTrack track = item.features();
    int whollyBefore = item.leadHops() - Loudness.featureWindowSamples(RATE) / track.hopSamples();
    assertTrue(whollyBefore > 0);
    for (int hop = 0; hop < whollyBefore; hop++) {
      assertEquals(Loudness.FLOOR_DB, track.loudnessDb(hop), "hop " + hop);
      assertEquals(0, track.f0Hz(hop), "hop " + hop);
    }
    assertEquals(220, track.f0Hz(item.leadHops() + 20), 1);
  }

  @Test
  void whatIsMadeOfTheSilenceIsNotCompared() throws Exception {
    TestItem item = item(TestVoices.duet("duet"));
    Counter counter = new Counter(TestVoices.duet("duet"));
    Waveform made = item.madeBy(new SeededSynthesizer(counter, NoiseSettings.ofSeed(1)));
    assertEquals(item.recording().samples().length, made.samples().length);
    assertEquals(item.leadSamples(), made.samples()[0]);
    Waveform placed = item.inPlace(item.recording());
    assertArrayEquals(
        item.recording().samples(),
        placed.from(item.leadSamples(), item.recording().samples().length).samples());
  }

  @Test
  void speechBeginsAsItsRecordingDoes() throws Exception {
    assertEquals(0, item(TestVoices.vocoder("reed")).leadSamples());
  }
}
