package flowtone.evaluate;

import flowtone.corpus.Source;
import flowtone.corpus.Split;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.List;

/**
 * The recordings a voice is measured on.
 *
 * @param description which they are, in words
 * @param sources the files and their labels
 */
public record TestSet(String description, List<Source> sources) {

  /**
   * Finds recordings for a voice.
   *
   * @param folders as for preparing a corpus: a folder is a label
   * @param all whether to take every file, not only those that are never trained on
   * @throws EvaluationException if there is none, or one whose label the voice has not
   */
  public static TestSet find(List<Path> folders, boolean all, Manifest manifest) {
    List<Source> found = Source.find(folders);
    List<Source> sources =
        found.stream().filter(source -> all || source.split() == Split.TEST).toList();
    if (sources.isEmpty()) {
      throw new EvaluationException(
          "expected at least 20 recordings in a folder, of which every 20th is for testing; got "
              + found.size()
              + ", so ask for all of them (--all)");
    }
    sources.forEach(source -> label(source, manifest));
    String description = all ? "every file" : "every 20th file of a folder in name order";
    return new TestSet(description, sources);
  }

  /** Index of the voice's label a recording belongs to; a voice of one label takes them all. */
  static int label(Source source, Manifest manifest) {
    List<String> labels = manifest.labelNames();
    int index = labels.size() == 1 ? 0 : labels.indexOf(source.label());
    if (index < 0) {
      throw new EvaluationException(
          "expected folders named for the labels of the voice (%s); got %s"
              .formatted(String.join(", ", labels), source.label()));
    }
    return index;
  }
}
