package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.performance.Score;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a sound is cut into chunks, and with whomever it is rendered, it is the same sound. */
class ChunkingPropertyTest {
  private static final float TOLERANCE = 1e-5f;

  private static Path folder;
  private static Voice voice;
  private static FeatureTrack track;

  @BeforeContainer
  static void load() throws IOException {
    folder = Files.createTempDirectory("chunkings");
    Manifest manifest = TestVoices.duet("duet");
    voice = Voice.load(TestVoices.writeUntrained(folder, manifest));
    track = Score.parse("C4:0.1 E4:0.1 R:0.05 G4:0.1").perform(manifest, LabelMix.first(manifest));
  }

  @AfterContainer
  static void close() throws IOException {
    voice.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static StudentStream stream(long seed, float temperature, LatentMix mix) {
    return voice.student().open(new NoiseSettings(seed, temperature, mix));
  }

  /** Chunks of these lengths, over and over, until the track is over. */
  private static List<FeatureTrack> cut(FeatureTrack whole, List<Integer> lengths) {
    List<FeatureTrack> chunks = new ArrayList<>();
    int hop = 0;
    for (int i = 0; hop < whole.hops(); i++) {
      int end = Math.min(whole.hops(), hop + lengths.get(i % lengths.size()));
      chunks.add(whole.slice(hop, end));
      hop = end;
    }
    return chunks;
  }

  private static float[] joined(List<float[]> chunks) {
    float[] all = new float[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
    int at = 0;
    for (float[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }

  @Property(seed = "12")
  void anyChunkingGivesTheSamplesOfOnePass(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 12) Integer> lengths,
      @ForAll long seed,
      @ForAll @FloatRange(min = 0, max = 1.5f) float temperature,
      @ForAll @DoubleRange(min = 0, max = 1.57) double a,
      @ForAll @DoubleRange(min = 0, max = 1.57) double b) {
    LatentMix mix = new LatentMix(a, b);
    float[] whole = stream(seed, temperature, mix).next(track);
    StudentStream stream = stream(seed, temperature, mix);
    float[] chunked = joined(cut(track, lengths).stream().map(stream::next).toList());
    assertArrayEquals(whole, chunked, TOLERANCE);
  }

  /** Those who are due together are others at every chunk. */
  @Property(seed = "13")
  void anyCompanyGivesTheSamplesOfOneAlone(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 7) Integer> others,
      @ForAll @IntRange(min = 1, max = 8) int hops,
      @ForAll long seed) {
    float[] alone = stream(seed, 1, LatentMix.FIRST).next(track);
    StudentStream heard = stream(seed, 1, LatentMix.FIRST);
    List<float[]> chunks = new ArrayList<>();
    List<FeatureTrack> cut = cut(track, List.of(hops));
    for (int i = 0; i < cut.size(); i++) {
      int company = others.get(i % others.size());
      int place = company == 0 ? 0 : (int) Math.floorMod(seed, company + 1L);
      List<StudentStream> streams = new ArrayList<>();
      for (int other = 0; other < company; other++) {
        streams.add(stream(other, 0.5f, LatentMix.FIRST));
      }
      streams.add(place, heard);
      FeatureTrack[] controls = new FeatureTrack[company + 1];
      Arrays.fill(controls, cut.get(i));
      chunks.add(voice.student().next(streams, List.of(controls)).get(place));
    }
    assertArrayEquals(alone, joined(chunks), TOLERANCE);
  }
}
