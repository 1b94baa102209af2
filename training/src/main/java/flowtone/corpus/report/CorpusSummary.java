package flowtone.corpus.report;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of what a corpus contains.
 *
 * @param kind of the voices trained on it
 * @param sampleRateHz of the audio
 * @param minutes of all recordings, silence put around them not counted
 * @param labels one for each label
 * @param leftOut files that could not be used, and why
 * @param mixedDown recordings of several channels, which were mixed down to one
 * @param trimmedMinutes of silence that were cut from the ends of recordings
 * @param remarks sentences on recordings that were used although something is missing of them, or
 *     something else is to be known
 */
public record CorpusSummary(
    VoiceKind kind,
    int sampleRateHz,
    double minutes,
    List<LabelSummary> labels,
    List<LeftOut> leftOut,
    long mixedDown,
    double trimmedMinutes,
    List<String> remarks) {

  /**
   * How much a corpus contains of a label.
   *
   * @param name of the label
   * @param trainFiles recordings of the training set
   * @param testFiles recordings of the test set
   * @param minutes of both
   */
  public record LabelSummary(String name, long trainFiles, long testFiles, double minutes) {}

  /** Summarises a corpus. */
  public static CorpusSummary of(CorpusDescription corpus) {
    List<LabelSummary> labels =
        IntStream.range(0, corpus.labels().size()).mapToObj(i -> summary(corpus, i)).toList();
    double minutes = labels.stream().mapToDouble(LabelSummary::minutes).sum();
    List<CorpusDescription.Entry> all = corpus.recordings();
    return new CorpusSummary(
        corpus.kind(),
        corpus.sampleRateHz(),
        minutes,
        labels,
        corpus.leftOut(),
        all.stream().filter(entry -> entry.original().channels() > 1).count(),
        all.stream().mapToDouble(CorpusDescription.Entry::trimmedSeconds).sum() / 60,
        all.stream().flatMap(entry -> remarks(corpus, entry)).toList());
  }

  private static Stream<String> remarks(CorpusDescription corpus, CorpusDescription.Entry entry) {
    String label = corpus.labels().get(entry.label()).name();
    return Stream.concat(entry.original().losses().stream(), entry.original().remarks().stream())
        .map(phrase -> "%s of %s %s".formatted(entry.name(), label, phrase));
  }

  private static LabelSummary summary(CorpusDescription corpus, int label) {
    List<CorpusDescription.Entry> own =
        corpus.recordings().stream().filter(entry -> entry.label() == label).toList();
    long test = own.stream().filter(entry -> entry.split() == Split.TEST).count();
    double minutes = own.stream().mapToDouble(corpus::seconds).sum() / 60;
    return new LabelSummary(corpus.labels().get(label).name(), own.size() - test, test, minutes);
  }
}
