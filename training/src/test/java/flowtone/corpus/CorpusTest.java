package flowtone.corpus;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
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
    edit("\"formatVersion\" : 1", "\"formatVersion\" : 9, \"novelty\" : true");
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
    Path audio = corpus.resolve(CorpusDescription.AUDIO_FILE);
    byte[] whole = Files.readAllBytes(audio);
    Files.write(audio, Arrays.copyOf(whole, whole.length - 2));
    assertRefused("got a damaged file");
  }

  @Test
  void aChangedFeatureIsRefused() throws Exception {
    Path features = corpus.resolve(CorpusDescription.FEATURES_FILE);
    byte[] bytes = Files.readAllBytes(features);
    bytes[bytes.length / 2] ^= 1;
    Files.write(features, bytes);
    assertRefused("expected the checksum it was written with");
  }
}
