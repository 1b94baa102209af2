package flowtone.corpus.preparation;

import flowtone.corpus.Original;
import flowtone.corpus.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * A preprocessed recording, or part of one, whose samples are on disk.
 *
 * @param source where it came from
 * @param extent where its samples are
 * @param peak greatest absolute value
 * @param clippedShare share of the file's samples that are clipped, 0..1
 * @param trimmedSeconds of silence that were trimmed from its ends
 * @param likeness by which it is compared with others
 * @param original what it was before
 */
record StoredRecording(
    Source source,
    AudioSpool.Extent extent,
    float peak,
    double clippedShare,
    double trimmedSeconds,
    PreprocessedRecording.Likeness likeness,
    Original original) {

  static StoredRecording of(
      Source source, PreprocessedRecording recording, AudioSpool.Extent extent, int channels) {
    return new StoredRecording(
        source,
        extent,
        recording.peak(),
        recording.clippedShare(),
        recording.trimmedSeconds(),
        recording.likeness(),
        new Original(recording.seconds(), channels, List.of(), recording.faults()));
  }

  /** The same in a set. */
  StoredRecording in(Split split) {
    return with(source.in(split), original);
  }

  /** The same of which something is missing. */
  StoredRecording lacking(String loss) {
    return with(
        source,
        new Original(
            original.seconds(),
            original.channels(),
            and(original.losses(), loss),
            original.remarks()));
  }

  /** The same of which something is to be known. */
  StoredRecording remarked(String remark) {
    return with(
        source,
        new Original(
            original.seconds(),
            original.channels(),
            original.losses(),
            and(original.remarks(), remark)));
  }

  private StoredRecording with(Source newSource, Original newOriginal) {
    return new StoredRecording(
        newSource, extent, peak, clippedShare, trimmedSeconds, likeness, newOriginal);
  }

  private static List<String> and(List<String> phrases, String phrase) {
    List<String> all = new ArrayList<>(phrases);
    all.add(phrase);
    return all;
  }
}
