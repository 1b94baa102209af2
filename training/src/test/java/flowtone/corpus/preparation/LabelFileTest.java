package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.CorpusException;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFileTest {
  @TempDir private Path directory;

  @BeforeEach
  void record() throws Exception {
    GeneratedCorpus.record(directory.resolve("cello"), 110, 3);
    GeneratedCorpus.record(directory.resolve("cello/pizz"), 110, 2);
    GeneratedCorpus.record(directory.resolve("horn"), 220, 2);
  }

  private List<Source> sources() {
    return FoundRecordings.in(List.of(directory.resolve("cello"), directory.resolve("horn")))
        .sources();
  }

  private LabelFile read(String yaml) throws Exception {
    return LabelFile.read(Files.writeString(directory.resolve("labels.yaml"), yaml));
  }

  private String refusal(String yaml) {
    return assertThrows(CorpusException.class, () -> read(yaml).relabel(sources())).getMessage();
  }

  @Test
  void patternsGiveLabelsAndOtherRecordingsKeepTheirFolders() throws Exception {
    List<Source> relabelled =
        read("arco: [cello/0*.wav]\nplucked: [cello/pizz/*]\n").relabel(sources());
    assertEquals(
        List.of("arco", "arco", "arco", "plucked", "plucked", "horn", "horn"),
        relabelled.stream().map(Source::label).toList());
  }

  @Test
  void whatARecordingIsForStaysAsItsFolderHasIt() throws Exception {
    GeneratedCorpus.record(directory.resolve("many"), 110, 20);
    List<Source> found = FoundRecordings.in(List.of(directory.resolve("many"))).sources();
    List<Source> relabelled = read("last: ['many/1[5-9].wav']").relabel(found);
    assertEquals(
        found.stream().map(Source::split).toList(),
        relabelled.stream().map(Source::split).toList());
    assertEquals("last", relabelled.get(19).label());
    assertEquals(Split.TEST, relabelled.get(19).split());
  }

  @Test
  void withoutAFileNothingChanges() {
    assertEquals(sources(), LabelFile.none().relabel(sources()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "arco", "[arco]", "arco: cello/0*", "arco: {a: b}", "arco:", "a: ["})
  void whatIsNotLabelsWithPatternsIsRefused(String yaml) {
    String message = refusal(yaml);
    assertTrue(message.startsWith("expected labels, each with a list of patterns"), message);
    assertTrue(message.contains("labels.yaml"), message);
  }

  @Test
  void aPatternThatFitsNoRecordingIsNamed() {
    String message = refusal("arco: [cello/0*.wav]\nplucked: [cello/harp*]");
    assertTrue(message.endsWith("got none for cello/harp* of 'plucked'"), message);
  }

  @Test
  void aRecordingOfTwoLabelsIsNamed() {
    String message = refusal("arco: [cello/*.wav]\nshort: [cello/01.wav]");
    assertTrue(message.contains("got arco and short for"), message);
    assertTrue(message.endsWith("01.wav"), message);
  }

  @Test
  void aPatternThatIsNoneIsNamed() {
    String message = refusal("arco: ['cello/[']");
    assertTrue(message.startsWith("expected patterns with * ? [] {} for 'arco'"), message);
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    var e = assertThrows(CorpusException.class, () -> LabelFile.read(directory.resolve("no.yaml")));
    assertTrue(e.getMessage().startsWith("expected a file of labels in"), e.getMessage());
  }
}
