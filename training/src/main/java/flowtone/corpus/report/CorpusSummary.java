package flowtone.corpus.report;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of what a corpus contains.
 *
 * @param kind of the voices trained on it
 * @param sampleRateHz of the audio
 * @param minutes of all recordings, silence around them included
 * @param labels one for each label
 * @param leftOut files that could not be used, and why
 */
public record CorpusSummary(
    VoiceKind kind,
    int sampleRateHz,
    double minutes,
    List<LabelSummary> labels,
    List<LeftOut> leftOut) {

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
    return new CorpusSummary(
        corpus.kind(), corpus.sampleRateHz(), minutes, labels, corpus.leftOut());
  }

  private static LabelSummary summary(CorpusDescription corpus, int label) {
    List<CorpusDescription.Entry> own =
        corpus.recordings().stream().filter(entry -> entry.label() == label).toList();
    long test = own.stream().filter(entry -> entry.split() == Split.TEST).count();
    long hops = own.stream().mapToLong(CorpusDescription.Entry::hops).sum();
    double minutes = hops * corpus.hopSeconds() / 60;
    return new LabelSummary(corpus.labels().get(label).name(), own.size() - test, test, minutes);
  }
}
