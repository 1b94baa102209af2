package flowtone.pipeline;

import flowtone.storage.WeightArray;
import flowtone.training.FirstVoice;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the voice that there is before training to where people look for voices. */
final class EarlyVoice {
  private final FirstVoice voice;
  private final Set<Path> empty;
  private final Map<String, WeightArray> ofTeacher;
  private final Map<String, WeightArray> ofStudent;

  /**
   * @param directories that get it, unless they hold a voice already
   * @param ofTeacher weights that its teacher starts from, by name
   * @param ofStudent weights that its student starts from, by name
   */
  EarlyVoice(
      FirstVoice voice,
      List<Path> directories,
      Map<String, WeightArray> ofTeacher,
      Map<String, WeightArray> ofStudent) {
    this.voice = voice;
    this.ofTeacher = ofTeacher;
    this.ofStudent = ofStudent;
    this.empty =
        directories.stream()
            .filter(directory -> !Files.exists(directory.resolve(Manifest.FILE_NAME)))
            .collect(Collectors.toSet());
  }

  /** Writes it with envelopes as they are fitted by now. */
  void write(Map<String, WeightArray> envelopes) {
    empty.forEach(
        directory ->
            voice.write(directory, both(ofTeacher, envelopes), both(ofStudent, envelopes)));
  }

  private static Map<String, WeightArray> both(
      Map<String, WeightArray> known, Map<String, WeightArray> envelopes) {
    Map<String, WeightArray> all = new LinkedHashMap<>(known);
    all.putAll(envelopes);
    return all;
  }

  /** Writes it of what was known before, where that is worth hearing. */
  void writeIfNone() {
    if (!ofStudent.isEmpty() || voice.isWorthHearing()) {
      write(Map.of());
    }
  }
}
