package flowtone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeatures;
import flowtone.control.VoiceKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Path corpus;

  @BeforeEach
  void prepare() throws Exception {
    GeneratedCorpus.record(directory.resolve("flute"), 300, 2);
    GeneratedCorpus.prepare(directory, directory.resolve("flute"));
    corpus = directory.resolve("corpus");
  }

  private void assertRefused(String because) {
    String message = assertThrows(CorpusException.class, () -> Corpus.open(corpus)).getMessage();
    assertTrue(message.contains(because), message);
  }

  private void edit(String from, String to) throws Exception {
    Path file = corpus.resolve(CorpusDescription.DESCRIPTION_FILE);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  @Test
  void aFolderWithoutDescriptionIsNoCorpus() throws Exception {
    Files.delete(corpus.resolve(CorpusDescription.DESCRIPTION_FILE));
    assertRefused("expected a corpus made by prepare");
  }

  @Test
  void aNewerFormatIsRefused() throws Exception {
    edit("\"formatVersion\" : 3", "\"formatVersion\" : 9, \"novelty\" : true");
    assertRefused("got format 9");
  }

  @Test
  void aDamagedDescriptionIsRefused() throws Exception {
    edit("\"kind\"", "\"kin");
    assertRefused("expected the description of a corpus");
  }

  @Test
  void aDescriptionWithoutRecordingsIsRefused() throws Exception {
    Files.writeString(corpus.resolve(CorpusDescription.DESCRIPTION_FILE), "{\"formatVersion\":1}");
    assertRefused("expected the description of a corpus");
  }

  @Test
  void audioCutShortIsRefused() throws Exception {
    Path audio = corpus.resolve(SampleFormat.FLOAT32.file());
    byte[] whole = Files.readAllBytes(audio);
    Files.write(audio, Arrays.copyOf(whole, whole.length - 2));
    assertRefused("got a damaged file");
  }

  @Test
  void theDescriptionIsReadWithoutTheAudio() throws Exception {
    CorpusDescription description = Corpus.open(corpus).description();
    Files.delete(corpus.resolve(SampleFormat.FLOAT32.file()));
    assertEquals(description, CorpusDescription.read(corpus));
  }

  @Test
  void aChangedFeatureIsRefused() throws Exception {
    Path features = corpus.resolve(CorpusDescription.FEATURES_FILE);
    byte[] bytes = Files.readAllBytes(features);
    bytes[bytes.length / 2] ^= 1;
    Files.write(features, bytes);
    assertRefused("expected the checksum it was written with");
  }

  /** As the second format had it: the audio in 16 bits. */
  private void storeSixteenBits() throws Exception {
    ByteBuffer floats =
        ByteBuffer.wrap(Files.readAllBytes(corpus.resolve(SampleFormat.FLOAT32.file())))
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer pcm = ByteBuffer.allocate(floats.capacity() / 2).order(ByteOrder.LITTLE_ENDIAN);
    while (floats.hasRemaining()) {
      pcm.putShort((short) Math.rint(floats.getFloat() * 0x8000));
    }
    Path audio = Files.write(corpus.resolve(SampleFormat.PCM16.file()), pcm.array());
    Files.delete(corpus.resolve(SampleFormat.FLOAT32.file()));
    editDescription(
        root -> root.put("formatVersion", 2).put("audioChecksum", Corpus.checksum(audio)));
  }

  private void editDescription(Edit edit) throws Exception {
    Path file = corpus.resolve(CorpusDescription.DESCRIPTION_FILE);
    ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
    edit.of(root);
    JSON.writeValue(file.toFile(), root);
  }

  private interface Edit {
    void of(ObjectNode description) throws Exception;
  }

  @Test
  void samplesAreKeptAsTheyAre() throws Exception {
    float[] samples = Corpus.open(corpus).recordings().get(0).samples();
    long between16Bits =
        IntStream.range(0, samples.length)
            .mapToDouble(t -> samples[t] * 0x8000)
            .filter(steps -> steps != Math.rint(steps))
            .count();
    assertTrue(between16Bits > samples.length / 2, between16Bits + " samples between steps");
  }

  @Test
  void aCorpusOfSixteenBitsIsReadAsBefore() throws Exception {
    Recording now = Corpus.open(corpus).recordings().get(1);
    float[] part = new float[500];
    now.read(-100, part, part.length);
    storeSixteenBits();
    Recording before = Corpus.open(corpus).recordings().get(1);
    assertEquals(now.length(), before.length());
    assertArrayEquals(now.samples(), before.samples(), 0.51f / 0x8000);
    float[] same = new float[part.length];
    before.read(-100, same, same.length);
    assertArrayEquals(part, same, 0.51f / 0x8000);
  }

  /** As the first format had it: the mel bands of each hop after its curves, and fewer fields. */
  private void downgrade() throws Exception {
    storeSixteenBits();
    Path features = corpus.resolve(CorpusDescription.FEATURES_FILE);
    int bands = VoiceKind.VOCODER.melBands(GeneratedCorpus.RATE);
    ByteBuffer old = ByteBuffer.wrap(Files.readAllBytes(features));
    int hopBytes = RecordingFeatures.COUNT * Float.BYTES;
    int storedBytes = hopBytes + HopFeatures.of(VoiceKind.INSTRUMENT).size() * Float.BYTES;
    int hops = old.capacity() / storedBytes;
    ByteBuffer wide = ByteBuffer.allocate(hops * (hopBytes + bands * Float.BYTES));
    for (int h = 0; h < hops; h++) {
      wide.put(h * (hopBytes + bands * Float.BYTES), old, h * storedBytes, hopBytes);
    }
    Files.write(features, wide.array());
    editDescription(
        root -> {
          root.put("formatVersion", 1).put("kind", "vocoder").put("melBands", bands);
          root.put("featuresChecksum", Corpus.checksum(features));
          root.remove("features");
          for (JsonNode entry : root.get("recordings")) {
            ((ObjectNode) entry).remove(List.of("clippedShare", "trimmedSeconds"));
          }
        });
  }

  @Test
  void aCorpusOfTheFirstFormatIsReadAsBefore() throws Exception {
    FeatureTrack now = Corpus.open(corpus).recordings(Split.TRAIN).get(0).features();
    downgrade();
    FeatureTrack before = Corpus.open(corpus).recordings(Split.TRAIN).get(0).features();
    assertArrayEquals(now.f0Hz(), before.f0Hz());
    assertArrayEquals(now.loudnessDb(), before.loudnessDb());
    assertArrayEquals(now.phaseCycles(), before.phaseCycles());
    assertEquals(VoiceKind.VOCODER.melBands(GeneratedCorpus.RATE), before.logMel(0).length);
  }
}
