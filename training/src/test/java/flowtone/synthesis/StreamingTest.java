package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.performance.Score;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
  @TempDir Path folder;

  private FeatureTrack scale(Manifest manifest) {
    return Score.parse("C4:0.3 E4:0.3 R:0.1 G4:0.4").perform(manifest, LabelMix.first(manifest));
  }

  @Test
  void anyChunkingGivesTheSamplesOfOnePass() {
    Manifest manifest = TestVoices.duet("duet");
    try (Voice voice = Voice.load(TestVoices.writeUntrained(folder, manifest))) {
      FeatureTrack track = scale(manifest);
      float[] whole = stream(voice, 7, 1).next(track);
      for (int hops : new int[] {1, 2, 3, 7}) {
        assertArrayEquals(whole, inChunks(voice, track, hops), 1e-5f, hops + " hops a chunk");
      }
    }
  }

  @Test
  void aStreamSoundsTheSameAloneAndInABatch() {
    Manifest manifest = TestVoices.duet("duet");
    try (Voice voice = Voice.load(TestVoices.writeUntrained(folder, manifest))) {
      FeatureTrack track = scale(manifest);
      FeatureTrack other = Score.parse("A3:1").perform(manifest, LabelMix.first(manifest));
      int hops = Math.min(track.hops(), other.hops());
      float[] alone = stream(voice, 3, 1).next(track.slice(0, hops));
      List<float[]> together =
          voice
              .student()
              .next(
                  List.of(stream(voice, 4, 0.5f), stream(voice, 3, 1)),
                  List.of(other.slice(0, hops), track.slice(0, hops)));
      assertArrayEquals(alone, together.get(1), 1e-5f);
    }
  }

  @Test
  void stretchesRenderedSideBySideGiveTheSamplesOfOnePass() {
    Manifest manifest = TestVoices.duet("duet");
    try (Voice voice = Voice.load(TestVoices.writeUntrained(folder, manifest))) {
      FeatureTrack track =
          Score.parse("C4:4 E4:0.3 R:0.1 G4:5").perform(manifest, LabelMix.first(manifest));
      float[] whole = stream(voice, 7, 1).next(track);
      ParallelRenderer stretches =
          new ParallelRenderer(() -> stream(voice, 7, 1), track, voice.student().reachHops());
      for (int count : new int[] {1, 2, 13}) {
        AtomicInteger told = new AtomicInteger();
        assertArrayEquals(whole, stretches.render(count, told::addAndGet), 1e-5f);
        assertEquals(track.hops(), told.get());
      }
    }
  }

  @Test
  void whatLiesFurtherBackThanTheReachHasNoEffect() {
    Manifest manifest = TestVoices.duet("duet");
    try (Voice voice = Voice.load(TestVoices.writeUntrained(folder, manifest))) {
      FeatureTrack track = scale(manifest);
      float[] whole = stream(voice, 7, 1).next(track);
      int hop = 40;
      int reach = voice.student().reachHops();
      assertEquals(whole[hop * 128], begun(voice, track, hop - reach, hop), 1e-6f);
      assertNotEquals(whole[hop * 128], begun(voice, track, hop, hop), 1e-6f);
    }
  }

  /** The first sample of a hop, rendered from silence at an earlier one. */
  private static float begun(Voice voice, FeatureTrack track, int begin, int hop) {
    StudentStream stream = stream(voice, 7, 1);
    stream.skip(track.slice(0, begin));
    return stream.next(track.slice(begin, hop + 1))[(hop - begin) * 128];
  }

  private static StudentStream stream(Voice voice, long seed, float temperature) {
    return voice.student().open(new NoiseSettings(seed, temperature));
  }

  @Test
  void theSameSeedGivesTheSameSound() {
    Manifest manifest = TestVoices.duet("duet");
    try (Voice voice = Voice.load(TestVoices.writeUntrained(folder, manifest))) {
      FeatureTrack track = scale(manifest);
      assertArrayEquals(
          voice.student().render(track, NoiseSettings.ofSeed(11)).samples(),
          voice.student().render(track, NoiseSettings.ofSeed(11)).samples());
    }
  }

  @Test
  void aDamagedModelIsToldOfInOneSentence() throws Exception {
    Path directory = TestVoices.write(folder, TestVoices.duet("duet"));
    Files.write(directory.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    try (Voice voice = Voice.load(directory)) {
      VoiceException told =
          assertThrows(VoiceException.class, () -> voice.student().requireGraph());
      assertEquals(
          "expected a SavedModel in " + directory + "; got a damaged one", told.getMessage());
    }
  }

  private static float[] inChunks(Voice voice, FeatureTrack track, int hops) {
    StudentStream stream = stream(voice, 7, 1);
    List<float[]> chunks = new ArrayList<>();
    for (int hop = 0; hop < track.hops(); hop += hops) {
      chunks.add(stream.next(track.slice(hop, Math.min(track.hops(), hop + hops))));
    }
    float[] joined = new float[track.samples()];
    int at = 0;
    for (float[] chunk : chunks) {
      System.arraycopy(chunk, 0, joined, at, chunk.length);
      at += chunk.length;
    }
    return joined;
  }
}
