package flowtone.evaluation.testset;

import flowtone.corpus.Corpus;
import flowtone.corpus.Recording;
import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.Listening;
import flowtone.corpus.preparation.NamedNotes;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.PreparationSteps;
import flowtone.corpus.preparation.Source;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pitches of recordings of one note each by the names of their files, as a corpus is prepared with
 * them ({@link NamedNotes}): what no tracker hears is not to be measured as if it had no pitch.
 */
public final class NotePitches {
  private NotePitches() {}

  /**
   * The pitch of each file in Hz, 0 where no name is believed; of notes of instruments alone.
   *
   * @param found all files of the folders, some of which are listened to
   */
  static Map<Path, Double> of(List<Source> found, Manifest manifest) {
    return of(
        found,
        manifest,
        chosen ->
            chosen.parallelStream().mapToDouble(i -> heardHz(found.get(i), manifest)).toArray());
  }

  /**
   * The same where others listen.
   *
   * @param listening to some of the files, by their indices
   */
  public static Map<Path, Double> of(List<Source> found, Manifest manifest, Listening listening) {
    if (!manifest.kind().isPlayable()) {
      return Map.of();
    }
    double[] hertz = hertz(found, listening);
    Map<Path, Double> pitches = new HashMap<>();
    for (int i = 0; i < hertz.length; i++) {
      pitches.put(found.get(i).file(), hertz[i]);
    }
    return pitches;
  }

  /** The median pitch of a file that is listened to, Hz; 0 if it has none or cannot be used. */
  public static double heardHz(Source source, Manifest manifest) {
    PreparationSteps steps =
        new Preparation(
                manifest.kind(), manifest.sampleRateHz(), manifest.hopSamples(), Cleaning.DEFAULT)
            .steps();
    return steps.heardHz(source, TestItem.LONGEST_SECONDS);
  }

  /**
   * The pitch of each recording of a corpus in Hz, by label and name; 0 where no name is believed.
   */
  static Map<Path, Double> of(Corpus corpus) {
    List<Recording> all =
        Stream.of(Split.values()).flatMap(split -> corpus.recordings(split).stream()).toList();
    List<Source> sources = all.stream().map(recording -> source(recording, corpus)).toList();
    Map<Path, Double> pitches = new HashMap<>();
    if (corpus.description().kind().isPlayable()) {
      double[] hertz =
          hertz(sources, chosen -> chosen.stream().mapToDouble(i -> heard(all.get(i))).toArray());
      for (int i = 0; i < hertz.length; i++) {
        pitches.put(sources.get(i).file(), hertz[i]);
      }
    }
    return pitches;
  }

  /** Where a recording of a corpus lies among its labels. */
  static Path place(Recording recording, Corpus corpus) {
    return Path.of(corpus.description().labels().get(recording.label()).name(), recording.name());
  }

  private static Source source(Recording recording, Corpus corpus) {
    String label = corpus.description().labels().get(recording.label()).name();
    return new Source(place(recording, corpus), recording.name(), label, recording.split());
  }

  /** The median of the pitch that was measured when the corpus was prepared. */
  private static double heard(Recording recording) {
    RecordingFeatures curves = recording.curves();
    double[] pitched =
        IntStream.range(0, curves.hops())
            .mapToDouble(curves::f0Hz)
            .filter(hertz -> hertz > 0)
            .sorted()
            .toArray();
    return pitched.length == 0 ? 0 : pitched[pitched.length / 2];
  }

  private static double[] hertz(List<Source> sources, Listening listening) {
    try {
      return new NamedNotes(sources, listening).hertz();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
