package flowtone.corpus.preparation;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Files that sound nearly the same: what is trained on is not to be tested with under another name.
 */
public final class LikeSources {
  private LikeSources() {}

  /**
   * The same files in the same order, those nearly the same in one set: that of the first of them,
   * where {@link Preparation} puts them, too. Files that cannot be read stay where they are.
   *
   * @param seconds of the beginning of each file that are compared
   */
  public static List<Source> together(List<Source> sources, double seconds) {
    return together(
        sources, sources.parallelStream().map(source -> signature(source, seconds)).toList());
  }

  /**
   * The same of files whose sound is known.
   *
   * @param read signature of each, empty where it cannot be read
   */
  public static List<Source> together(List<Source> sources, List<Optional<SoundSignature>> read) {
    int[] readable = IntStream.range(0, read.size()).filter(i -> read.get(i).isPresent()).toArray();
    Twins twins = Twins.of(read.stream().flatMap(Optional::stream).toList());
    List<Source> joined = new ArrayList<>(sources);
    for (int i = 0; i < readable.length; i++) {
      Source first = sources.get(readable[twins.first(i)]);
      joined.set(readable[i], sources.get(readable[i]).in(first.split()));
    }
    return joined;
  }

  /** What the beginning of a file sounds like; empty if it cannot be read. */
  public static Optional<SoundSignature> signature(Source source, double seconds) {
    try {
      Waveform sound = AudioFiles.readBeginning(source.file(), seconds).sound();
      return Optional.of(SoundSignature.of(sound));
    } catch (AudioFileException e) {
      return Optional.empty();
    }
  }
}
