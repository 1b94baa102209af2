package flowtone.corpus.preparation;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Original;
import flowtone.corpus.Split;
import java.io.Serializable;
import java.nio.file.Path;
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
 * @param shape its envelope, null of what is no note
 * @param original what it was before
 */
public record StoredRecording(
    Source source,
    SampleStore.Extent extent,
    float peak,
    double clippedShare,
    double trimmedSeconds,
    PreprocessedRecording.Likeness likeness,
    NoteShape shape,
    Original original)
    implements Serializable {

  static StoredRecording of(
      Source source,
      PreprocessedRecording recording,
      SampleStore.Extent extent,
      NoteShape shape,
      int channels) {
    return new StoredRecording(
        source,
        extent,
        recording.peak(),
        recording.clippedShare(),
        recording.trimmedSeconds(),
        recording.likeness(),
        shape,
        new Original(recording.seconds(), channels, List.of(), recording.faults()));
  }

  /** The same in a set. */
  StoredRecording in(Split split) {
    return with(source.in(split), original);
  }

  /** The same of a file that was read from a copy. */
  StoredRecording copiedFrom(Path original) {
    return with(new Source(original, source.name(), source.label(), source.split()), this.original);
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
        newSource, extent, peak, clippedShare, trimmedSeconds, likeness, shape, newOriginal);
  }

  /** Its entry in the description of its corpus. */
  CorpusDescription.Entry entry(int label, int hops) {
    return new CorpusDescription.Entry(
        source.name(), label, source.split(), hops, clippedShare, trimmedSeconds, original);
  }

  private static List<String> and(List<String> phrases, String phrase) {
    List<String> all = new ArrayList<>(phrases);
    all.add(phrase);
    return all;
  }
}
