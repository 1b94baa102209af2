package flowtone.corpus.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import flowtone.corpus.CorpusException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Labels other than the names of folders, such as one for each playing technique. YAML: each label
 * with a list of patterns of recordings, each the name of a folder and a path in it.
 *
 * <pre>
 * cello-pizzicato: ["cello/pizz_*.flac"]
 * cello-arco: ["cello/{long,short}_*.flac"]
 * </pre>
 *
 * <p>Which set a file belongs to, training or test, is decided by its folder all the same.
 *
 * @param file it was read from
 * @param patterns in the order they were written
 */
public record LabelFile(Path file, List<Pattern> patterns) {
  private static final String EXPECTED =
      "labels, each with a list of patterns such as 'cello-pizzicato: [cello/pizz_*.flac]'";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** A pattern for the names of the recordings of a label. */
  record Pattern(String label, String glob, PathMatcher matcher) {
    boolean matches(Source source) {
      Path folder = source.folder().getFileName();
      return matcher.matches(folder.resolve(source.folder().relativize(source.file())));
    }
  }

  /** No file: each recording keeps the label of its folder. */
  public static LabelFile none() {
    return new LabelFile(Path.of(""), List.of());
  }

  /**
   * Reads a file.
   *
   * @throws CorpusException if it is missing or malformed
   */
  public static LabelFile read(Path file) {
    try {
      Map<String, List<String>> labels =
          YAML.readValue(Files.readAllBytes(file), new TypeReference<>() {});
      return new LabelFile(file, patterns(file, labels));
    } catch (JsonProcessingException e) {
      throw new CorpusException(
          "expected %s, in %s; got other YAML or none".formatted(EXPECTED, file), e);
    } catch (IOException e) {
      throw CorpusException.of("a file of labels in " + file, e);
    }
  }

  private static List<Pattern> patterns(Path file, Map<String, List<String>> labels) {
    List<Pattern> patterns = new ArrayList<>();
    labels.forEach(
        (label, globs) -> {
          if (label.isBlank() || globs == null || globs.isEmpty()) {
            throw new CorpusException(
                "expected %s, in %s; got nothing for '%s'".formatted(EXPECTED, file, label));
          }
          globs.forEach(glob -> patterns.add(pattern(file, label, glob)));
        });
    return List.copyOf(patterns);
  }

  private static Pattern pattern(Path file, String label, String glob) {
    try {
      return new Pattern(label, glob, FileSystems.getDefault().getPathMatcher("glob:" + glob));
    } catch (PatternSyntaxException e) {
      throw new CorpusException(
          "expected patterns with * ? [] {} for '%s' in %s; got %s".formatted(label, file, glob),
          e);
    }
  }

  /**
   * The recordings with the labels of this file; those that match no pattern keep theirs.
   *
   * @throws CorpusException if a pattern fits no recording, or a recording gets two labels
   */
  public List<Source> relabel(List<Source> sources) {
    for (Pattern pattern : patterns) {
      if (sources.stream().noneMatch(pattern::matches)) {
        throw new CorpusException(
            "expected recordings for each pattern in %s; got none for %s of '%s'"
                .formatted(file, pattern.glob, pattern.label));
      }
    }
    return sources.stream().map(this::relabel).toList();
  }

  private Source relabel(Source source) {
    List<String> labels =
        patterns.stream()
            .filter(pattern -> pattern.matches(source))
            .map(Pattern::label)
            .distinct()
            .toList();
    if (labels.size() > 1) {
      throw new CorpusException(
          "expected one label for each recording in %s; got %s for %s"
              .formatted(file, String.join(" and ", labels), source.file()));
    }
    return labels.isEmpty() ? source : source.labelled(labels.get(0));
  }
}
