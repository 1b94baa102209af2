package flowtone.evaluation.testset;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.Recording;
import flowtone.audio.file.Remark;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.LikeSources;
import flowtone.corpus.preparation.Source;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The recordings a voice is measured on.
 *
 * @param description which they are, in words
 * @param sources the files and their labels
 * @param seconds measured of each
 * @param noteHertz pitch of each by its name, where it is the name of a note that is believed;
 *     otherwise 0
 * @param leftOut files that cannot be used, and why
 * @param remarks on files of which something is missing, a sentence each
 * @param references further recordings whose labels are known, which voices may be trained on
 */
public record TestSet(
    String description,
    List<Source> sources,
    List<Double> seconds,
    List<Double> noteHertz,
    List<LeftOut> leftOut,
    List<String> remarks,
    List<Source> references) {

  private static final String TRAINED_ON =
      "expected a recording that was not trained on; got one nearly the same as another that was";

  /** Recordings of which no name tells the pitch. */
  public TestSet(
      String description,
      List<Source> sources,
      List<Double> seconds,
      List<LeftOut> leftOut,
      List<String> remarks) {
    this(
        description,
        sources,
        seconds,
        Collections.nCopies(sources.size(), 0.0),
        leftOut,
        remarks,
        List.of());
  }

  /** The same, of files that are used as far as they go. */
  public static TestSet of(List<Source> found, boolean all, Manifest manifest) {
    return of(found, all, false, manifest);
  }

  /**
   * Chooses recordings for a voice; files that cannot be used are left out, and so are those that
   * are nearly the same as one that was trained on.
   *
   * @param found the files and their labels
   * @param all whether to take every file, not only those that are never trained on
   * @param strict whether to leave out files of which something is missing
   * @throws EvaluationException if there is none that can be used
   */
  public static TestSet of(List<Source> found, boolean all, boolean strict, Manifest manifest) {
    return of(found, all, strict, NotePitches.of(found, manifest), manifest);
  }

  /**
   * The same of notes whose pitches are known.
   *
   * @param noteHertz by file; those that are not there have names that tell nothing
   */
  static TestSet of(
      List<Source> found,
      boolean all,
      boolean strict,
      Map<Path, Double> noteHertz,
      Manifest manifest) {
    List<Source> sources = all ? found : LikeSources.together(found, TestItem.LONGEST_SECONDS);
    List<Source> chosen = chosen(sources, all);
    String description = all ? "every file" : "every 20th file of a folder in name order";
    TestSet test = usable(description, chosen, strict, noteHertz, manifest);
    if (test.sources.isEmpty()) {
      throw new EvaluationException(
          "expected at least one usable test recording; got %d unusable, the first because: %s"
              .formatted(test.leftOut.size(), test.leftOut.get(0).reason()));
    }
    test.leftOut.addAll(trainedOn(found, sources));
    sources.stream().filter(source -> !chosen.contains(source)).forEach(test.references::add);
    return test;
  }

  /**
   * Files that would be for testing, but are nearly the same as one that was trained on.
   *
   * @param found the files as they were found
   * @param together the same, those {@linkplain LikeSources nearly the same} in one set
   */
  public static List<LeftOut> trainedOn(List<Source> found, List<Source> together) {
    return IntStream.range(0, found.size())
        .filter(i -> found.get(i).split() == Split.TEST && together.get(i).split() != Split.TEST)
        .mapToObj(i -> new LeftOut(found.get(i).file().toString(), TRAINED_ON))
        .toList();
  }

  private static List<Source> chosen(List<Source> sources, boolean all) {
    List<Source> chosen =
        sources.stream().filter(source -> all || source.split() == Split.TEST).toList();
    if (chosen.isEmpty()) {
      throw new EvaluationException(
          "expected at least 20 recordings in a folder that are not the same, of which every 20th"
              + " is for testing; got "
              + sources.size()
              + ", so ask for all of them (--all)");
    }
    return chosen;
  }

  private static TestSet usable(
      String description,
      List<Source> chosen,
      boolean strict,
      Map<Path, Double> noteHertz,
      Manifest manifest) {
    List<Probe> probes =
        chosen.parallelStream().map(source -> probe(source, strict, manifest)).toList();
    TestSet test =
        new TestSet(
            description,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i).unusable().isEmpty()) {
        test.sources.add(chosen.get(i));
        test.seconds.add(probes.get(i).seconds());
        test.noteHertz.add(noteHertz.getOrDefault(chosen.get(i).file(), 0.0));
        test.remarks.addAll(probes.get(i).remarks());
      } else {
        String file = chosen.get(i).file().toString();
        test.leftOut.add(new LeftOut(file, probes.get(i).unusable()));
      }
    }
    return test;
  }

  private record Probe(double seconds, String unusable, List<String> remarks) {}

  private static Probe probe(Source source, boolean strict, Manifest manifest) {
    try {
      TestItem.label(source, manifest);
      Recording read = TestItem.read(source);
      if (strict) {
        AudioFiles.requireWhole(read.remarks());
      }
      double seconds = TestItem.recording(read, manifest.sampleRateHz()).seconds();
      return new Probe(seconds, "", read.remarks().stream().map(Remark::sentence).toList());
    } catch (AudioFileException | EvaluationException e) {
      return new Probe(0, e.getMessage(), List.of());
    }
  }

  /**
   * Reads a recording and measures its features.
   *
   * @throws AudioFileException with one sentence if it cannot be used any more
   */
  public TestItem item(int index, Manifest manifest) {
    return TestItem.read(sources.get(index), noteHertz.get(index), manifest);
  }

  /** The sound of a reference as loud as its label was made; none if it cannot be used. */
  public Optional<Waveform> reference(int index, Manifest manifest) {
    Source source = references.get(index);
    try {
      float levelling = manifest.labels().get(TestItem.label(source, manifest)).levelling();
      Waveform sound = TestItem.recording(source, manifest.sampleRateHz());
      return Optional.of(sound.amplified(levelling));
    } catch (AudioFileException | EvaluationException e) {
      return Optional.empty();
    }
  }

  /**
   * Some of the files, spread evenly, that together last about as long as is asked for.
   *
   * @return for each file whether it is among them; at least one is
   */
  public boolean[] about(double wantedSeconds) {
    double all = seconds.stream().mapToDouble(s -> s).sum();
    long wanted = (long) Math.min(sources.size(), Math.ceil(sources.size() * wantedSeconds / all));
    boolean[] chosen = new boolean[sources.size()];
    IntStream.range(0, chosen.length)
        .forEach(i -> chosen[i] = (i + 1) * wanted / chosen.length > i * wanted / chosen.length);
    return chosen;
  }
}
