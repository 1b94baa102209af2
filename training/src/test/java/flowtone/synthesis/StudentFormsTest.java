package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.library.TestVoices;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The student in plain Java and as its graph: one sound. */
class StudentFormsTest {
  private static final Path SHIPPED = Path.of("..", "server", "voices");
  private static final int HOPS = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"acoustic", "altosax-cello", "speech"})
  void aShippedVoiceSoundsInChunksAsItsGraphDoesAsAWhole(String name) {
    Path directory = SHIPPED.resolve(name);
    assertTrue(Files.isRegularFile(VoiceFiles.studentFile(directory)), "student's weights");
    soundsAsItsGraph(directory, 3);
  }

  @Test
  void aVoiceSoundsInChunksAsItsGraphDoesAsAWhole() {
    soundsAsItsGraph(TestVoices.writeUntrained(folder, TestVoices.duet("duet")), 12);
  }

  @Test
  void aVoiceWithoutTheStudentsWeightsIsPlayedAsItsGraph() throws Exception {
    Path directory = TestVoices.writeUntrained(folder, TestVoices.duet("duet"));
    FeatureTrack track = notes(VoiceFiles.manifest(directory), 1);
    float[] withWeights = whole(StudentSynthesizer.load(directory), track);
    Files.delete(VoiceFiles.studentFile(directory));
    assertArrayEquals(withWeights, whole(StudentSynthesizer.load(directory), track), 1e-5f);
  }

  @Test
  void damagedWeightsAreToldOfInOneSentence() throws Exception {
    Path directory = TestVoices.writeUntrained(folder, TestVoices.duet("duet"));
    Files.write(VoiceFiles.studentFile(directory), new byte[] {1, 2, 3});
    var told = assertThrows(VoiceException.class, () -> StudentSynthesizer.load(directory));
    assertTrue(told.getMessage().startsWith("expected "), told.getMessage());
    assertEquals(1, told.getMessage().lines().count());
  }

  private static float[] whole(StudentSynthesizer student, FeatureTrack track) {
    try (student) {
      return student.open(NoiseSettings.ofSeed(3)).next(track);
    }
  }

  private static void soundsAsItsGraph(Path directory, int tries) {
    try (StudentSynthesizer plain = StudentSynthesizer.load(directory);
        StudentSynthesizer graph = StudentSynthesizer.loadGraph(directory)) {
      for (int seed = 0; seed < tries; seed++) {
        Random random = new Random(seed);
        FeatureTrack track = notes(plain.manifest(), seed);
        NoiseSettings noise =
            new NoiseSettings(seed, random.nextFloat(), new LatentMix(random.nextDouble(), 0.4));
        float[] expected = graph.open(noise).next(track);
        assertArrayEquals(expected, inChunks(plain.open(noise), track, random), 1e-5f);
      }
    }
  }

  private static float[] inChunks(StudentStream stream, FeatureTrack track, Random random) {
    float[] sound = new float[track.samples()];
    for (int hop = 0; hop < track.hops(); ) {
      int end = Math.min(track.hops(), hop + 1 + random.nextInt(20));
      float[] chunk = stream.next(track.slice(hop, end));
      System.arraycopy(chunk, 0, sound, hop * track.hopSamples(), chunk.length);
      hop = end;
    }
    return sound;
  }

  /** Gliding, voiced and unvoiced, under labels that differ from try to try. */
  private static FeatureTrack notes(Manifest voice, long seed) {
    Random random = new Random(seed);
    float[] f0Hz = new float[HOPS];
    double[] cycles = new double[HOPS];
    float[] voicing = new float[HOPS];
    float[] loudnessDb = new float[HOPS];
    float[] onset = new float[HOPS];
    float[][] logMel = new float[HOPS][voice.melBands()];
    float start = 80 + 400 * random.nextFloat();
    for (int hop = 0; hop < HOPS; hop++) {
      boolean voiced = hop % 20 < 15;
      f0Hz[hop] = voiced ? start * (1 + 0.01f * hop) : 0;
      voicing[hop] = voiced ? 1 : 0;
      double turns = f0Hz[hop] * voice.hopSeconds();
      cycles[hop] = hop == 0 ? 0.3 : (cycles[hop - 1] + turns) % 1;
      loudnessDb[hop] = -30 + 10 * random.nextFloat();
      onset[hop] = 0.008f * (hop % 20);
      for (int band = 0; band < voice.melBands(); band++) {
        logMel[hop][band] = -3 + 3 * (float) Math.sin(0.2 * band + 0.1 * hop) - 0.02f * band;
      }
    }
    float[] labels = new float[voice.labels().size()];
    labels[random.nextInt(labels.length)] = 1;
    return new FeatureTrackBuilder(voice.sampleRateHz(), voice.hopSamples(), HOPS)
        .f0Hz(f0Hz)
        .phaseCycles(cycles)
        .voicing(voicing)
        .loudnessDb(loudnessDb)
        .onsetSeconds(onset)
        .labelled(labels)
        .logMel(logMel)
        .build();
  }
}
